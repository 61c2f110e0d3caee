#!/usr/bin/env perl
# Till, relay and sandbox as processes, killed at random instants while sales run; in the end the
# books must be what the providers hold, and the journal must be whole.
#   kills.pl BIN [KILLS] [SEED]
use strict;
use warnings;
use File::Temp qw(tempdir);
use HTTP::Tiny;
use JSON::PP;
use POSIX qw(:sys_wait_h);
use Time::HiRes qw(sleep time);

my ($bin, $kills, $seed) = (@ARGV, 30, time ^ $$)[0 .. 2];
($kills, $seed) = ($ARGV[1] // 30, $ARGV[2] // int(time * 1000) % 1000000);
srand $seed;
my $home = tempdir(CLEANUP => 1);
my %pid;
my $http = HTTP::Tiny->new(timeout => 2);
$| = 1;

sub fail {
    print "FAILED: @_\n  again: kills.pl $bin $kills $seed (instants differ)\n";
    for my $log (qw(till.err sandbox.log relay.log)) {
        open my $f, '<', "$home/$log" or next;
        my @lines = <$f>;
        print "--- $log\n", @lines > 15 ? @lines[-15 .. -1] : @lines;
    }
    finish();
    exit 1;
}
sub finish { kill 'KILL', $_ for grep { $_ } values %pid; waitpid $_, 0 for grep { $_ } values %pid; %pid = (); }
$SIG{INT} = $SIG{TERM} = sub { finish(); exit 1; };

# begin NAME, out, err, mode, command...: a process of ours, ended by its number alone.
sub begin {
    my ($name, $out, $err, $mode, @command) = @_;
    my $child = fork() // die "fork: $!";
    if (!$child) {
        open STDOUT, $mode, $out or die;
        open STDERR, '>>', $err or die;
        exec @command or POSIX::_exit(127);
    }
    $pid{$name} = $child;
}
sub slurp { open my $f, '<', $_[0] or return ''; local $/; my $t = <$f>; return $t // ''; }
sub wait_for {
    my ($file, $pattern, $name) = @_;
    for (1 .. 800) {
        my @found = slurp($file) =~ $pattern;
        return $found[0] if @found;
        fail("$name ended before it was ready") if waitpid($pid{$name}, WNOHANG) > 0;
        sleep 0.02;
    }
    fail("never saw $pattern in $file");
}
sub ctl { # output of guitaictl, and its status
    my @command = ("$bin/guitaictl", '--data-dir', "$home/till", '--json', @_);
    my $child = open(my $from, '-|') // die "fork: $!";
    if (!$child) { open STDERR, '>>', "$home/till.err"; exec @command or POSIX::_exit(127); }
    my @lines = <$from>;
    close $from;
    return ($? >> 8, map { decode_json($_) } grep { /^\{/ } @lines);
}

my (%port, $relay_port, $inbox);
sub start_relay {
    unlink "$home/relay.out";
    begin('relay', "$home/relay.out", "$home/relay.log", '>', "$bin/guitai-relay", '--data-dir', "$home/relay",
        '--rate-limit', 0, '--listen', '127.0.0.1:' . ($relay_port // 0));
    $relay_port = wait_for("$home/relay.out", qr{^listening relay http://127\.0\.0\.1:(\d+)}m, 'relay');
}
sub start_sandbox {
    unlink "$home/sandbox.out";
    begin('sandbox', "$home/sandbox.out", "$home/sandbox.log", '>', "$bin/guitai-sandbox", '--data-dir', "$home/sandbox",
        (map { ("--$_-port", $port{$_} // 0) } qw(alipay wechatpay paypal stripe control)),
        '--callbacks', "http://127.0.0.1:$relay_port/in/$inbox", '--callback-scale', 1000,
        '--write-settings', "$home/settings.json");
    wait_for("$home/sandbox.out", qr/^(ready)/m, 'sandbox');
    my $said = slurp("$home/sandbox.out");
    $port{$1} = $2 while $said =~ m{^listening (\w+) \S+?:(\d+)/?$}mg;
}
sub post { $http->post("http://127.0.0.1:$port{control}/$_[0]", { content => encode_json($_[1]) }); }

start_relay();
my $made = `"$bin/guitai-relay" --data-dir "$home/relay" inbox create corner --public-url http://127.0.0.1:$relay_port`;
($inbox) = $made =~ /^id:\s*(\S+)/m or fail('an inbox');
my ($relay_settings) = $made =~ /^settings:\s*(.*)$/m;
start_sandbox();
open my $f, '>', "$home/relay.json" or die;
print $f $relay_settings;
close $f;
for my $command (['init', '--demo'], ['settings', 'import', "$home/settings.json"], ['settings', 'import', "$home/relay.json"]) {
    my ($status) = ctl(@$command);
    fail("@$command") if $status;
}
my (undef, $found) = ctl('products', 'find', '矿泉水', '--limit', 1);
my $water = $found->{code} or fail('water');

my %done = (till => 0, sandbox => 0, relay => 0);
my ($sales, $refunds, $receipts, %acted) = (0, 0, 0);
my @numbers;

# The till sells, or gives something back of a sale from before.
sub start_till {
    my @what;
    if (@numbers && rand() < 0.2) {
        ++$refunds;
        @what = ('refund', splice(@numbers, int rand @numbers, 1), '--amount', '1.00', '--reason', 'came back');
    } else {
        ++$sales;
        my @method = qw(alipay wechatpay paypal stripe);
        my $price = sprintf '%d.%02d', 4 + int rand 40, int rand 100;
        @what = ('sell', '--item', "$water\@$price", '--pay', $method[rand @method], '--timeout', 8);
        @what = ('sell', '--item', "$water\@$price", '--pay', "$method[rand @method]=3.00", '--pay', 'cash', '--timeout', 8)
            if rand() < 0.15;
    }
    %acted = ();
    begin('till', "$home/till.out", "$home/till.err", '>', "$bin/guitaictl", '--data-dir', "$home/till", '--json', @what);
}
# The customer does what the screen asks for; some think again.
sub customer {
    for my $line (grep { /^\{.*\}$/ } split /\n/, slurp("$home/till.out")) {
        my $said = decode_json($line);
        if ($said->{event} eq 'receipt' && !$acted{"receipt$said->{number}"}++) {
            ++$receipts;
            push @numbers, $said->{number};
        }
        next unless $said->{event} =~ /^(show_code|present_card)$/;
        my $key = $said->{content} // 'card';
        next if $acted{$key}++ || rand() < 0.15;
        if ($said->{event} eq 'present_card') {
            post('card', { outcome => rand() < 0.85 ? 'approve' : 'decline' });
            delete $acted{$key}; # until the reader waits
        } else {
            post('scan', { code => $key });
            sleep rand 0.1;
            post(rand() < 0.9 ? 'pay' : 'decline', { code => $key });
        }
    }
}
sub kill_one {
    my $victim = rand() < 0.6 ? 'till' : rand() < 0.5 ? 'sandbox' : 'relay';
    return unless $pid{$victim};
    kill 'KILL', $pid{$victim};
    waitpid $pid{$victim}, 0;
    $pid{$victim} = 0;
    ++$done{$victim};
}

sub cents { my ($sign, $whole, $part) = $_[0] =~ /^(-?)(\d+)(?:\.(\d+))?$/ or fail("no amount: $_[0]");
            my $value = $whole * 100 + substr(($part // '') . '00', 0, 2); return $sign ? -$value : $value; }

# Everything lives, and asks until nothing is unresolved; then two ledgers are compared.
sub compare {
    begin('till', "$home/till.out", "$home/till.err", '>', "$bin/guitaictl", '--data-dir', "$home/till", '--json',
        'resolve', '--timeout', 400);
    # Whoever still stands there pays, or goes.
    while (waitpid($pid{till}, WNOHANG) == 0) {
        my $answer = $http->get("http://127.0.0.1:$port{control}/waiting");
        for my $row (@{ $answer->{success} ? decode_json($answer->{content})->{waiting} : [] }) {
            if ($row->{by_card}) { post('card', { outcome => rand() < 0.5 ? 'approve' : 'decline' }); next; }
            post('scan', { code => $row->{code} });
            post(rand() < 0.5 ? 'pay' : 'decline', { code => $row->{code} });
        }
        sleep 0.2;
    }
    my $status = $? >> 8;
    $pid{till} = 0;
    if ($status) {
        my (undef, @open) = ctl('payments', '--unresolved');
        fail("resolve says $status; unresolved: " . join ' ', map { encode_json($_) } @open);
    }
    my %ours;
    my ($t, %seen) = (time);
    for my $at ($t - 86400, $t) {
        my @day = gmtime($at + 8 * 3600);
        my (undef, @rows) = ctl('payments', '--date', sprintf('%d-%02d-%02d', $day[5] + 1900, $day[4] + 1, $day[3]));
        for my $row (@rows) {
            my $id = $row->{refund} // $row->{attempt};
            next if $seen{$id}++;
            fail("$id has not ended: $row->{state}") if $row->{state} =~ /^(open|closing|asked)$/;
            if ($row->{refund}) { $ours{$row->{attempt}} -= cents($row->{amount}) if $row->{state} eq 'done'; }
            elsif ($row->{method} ne 'cash') { $ours{$id} += $row->{state} eq 'paid' ? cents($row->{amount}) : 0; }
        }
    }
    my (undef, @open) = ctl('payments', '--unresolved');
    my $exceptions = 0;
    for my $row (@open) {
        next unless $row->{kind} eq 'exception';
        ++$exceptions;
        $ours{$row->{attempt}} += cents($row->{amount}) if $row->{trouble} =~ /paid.after/i;
    }
    my $answer = $http->get("http://127.0.0.1:$port{control}/ledger");
    fail("the ledger: $answer->{status}") unless $answer->{success};
    my ($charged, %theirs) = (0);
    for my $row (@{ decode_json($answer->{content})->{payments} }) {
        next unless $row->{times_charged};
        fail("charged twice: $row->{out_trade_no}") if $row->{times_charged} > 1 || exists $theirs{$row->{out_trade_no}};
        fail("charged without a fact on disk: $row->{out_trade_no}") unless exists $ours{$row->{out_trade_no}};
        $theirs{$row->{out_trade_no}} = cents($row->{amount}) - cents($row->{refunded});
        ++$charged;
    }
    for my $id (keys %ours) {
        my $held = $theirs{$id} // 0;
        fail("books say $ours{$id}, the provider holds $held of $id") if $ours{$id} != $held;
    }
    my ($bad) = ctl('journal', 'verify');
    fail('journal verify') if $bad;
    return ($charged, $exceptions);
}

my $began = time;
my $next = time + rand 0.5;
my $total = 0;
my $compared = 0;
my ($charged, $exceptions) = (0, 0);
while (1) {
    start_relay() unless $pid{relay};
    start_sandbox() unless $pid{sandbox};
    if ($pid{till} && waitpid($pid{till}, WNOHANG) > 0) { customer(); $pid{till} = 0; }
    start_till() unless $pid{till};
    customer();
    if (time >= $next) {
        kill_one();
        $next = time + 0.02 + rand 0.7;
        $total = $done{till} + $done{sandbox} + $done{relay};
        printf STDERR "\r%d of %d kills, %d sales, %d receipts ", $total, $kills, $sales, $receipts if -t STDERR;
    }
    my $isOver = $total >= $kills;
    if ($isOver || $total - $compared >= 100) {
        $compared = $total;
        start_relay() unless $pid{relay};
        start_sandbox() unless $pid{sandbox};
        if ($pid{till}) { kill 'KILL', $pid{till}; waitpid $pid{till}, 0; $pid{till} = 0; }
        ($charged, $exceptions) = compare();
        last if $isOver;
        $next = time + rand 0.5;
    }
    sleep 0.01;
}
finish();
printf "%d kills (till %d, sandbox %d, relay %d) during %d sales and %d refunds in %d s: %d charges, books equal ledger, "
    . "%d exceptions for a person\n", $total, @done{qw(till sandbox relay)}, $sales, $refunds, time - $began, $charged, $exceptions;
