# Mimic: answers like a provider or a relay in trouble, one trouble a path. Prints its port.
use strict;
use warnings;
use Socket;

my %answers = (
    clock      => [200, '{"error_response":{"code":"40002","msg":"Invalid Arguments",'
                      . '"sub_code":"isv.invalid-timestamp","sub_msg":"..."}}', 'Thu, 01 Jan 2026 00:00:00 GMT'],
    permission => [200, '{"error_response":{"code":"40006","msg":"Insufficient Permissions",'
                      . '"sub_code":"isv.insufficient-isv-permissions","sub_msg":"..."}}'],
    busy       => [200, '{"error_response":{"code":"40005","msg":"Call Limited",'
                      . '"sub_code":"isv.app-call-limited","sub_msg":"..."}}'],
    hotspot    => [200, '<html>Please sign in to this network</html>'],
    down       => [502, '<html>Bad Gateway</html>'],
    healthy    => [200, 'ok'],
    ill        => [503, 'no disk'],
);

socket(my $server, PF_INET, SOCK_STREAM, getprotobyname('tcp')) or die $!;
setsockopt($server, SOL_SOCKET, SO_REUSEADDR, 1);
bind($server, sockaddr_in(0, INADDR_LOOPBACK)) or die $!;
listen($server, 8) or die $!;
my ($port) = sockaddr_in(getsockname($server));
$| = 1;
print "$port\n";

while (accept(my $client, $server)) {
    my $request = '';
    while ($request !~ /\r\n\r\n/) {
        last unless sysread($client, $request, 65536, length $request);
    }
    my ($path) = $request =~ m{^\S+ /(\w*)};
    my ($status, $body, $date) = @{$answers{$path // ''} // [404, 'nothing here']};
    my $dateLine = $date ? "Date: $date\r\n" : '';
    syswrite($client, "HTTP/1.1 $status Mimic\r\n${dateLine}Connection: close\r\nContent-Length: "
                    . length($body) . "\r\n\r\n$body");
    shutdown($client, 1);
    close($client);
}
