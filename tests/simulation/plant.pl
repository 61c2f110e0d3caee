# Writes copies of the product's sources with the bugs of tests/simulation/planted put in, each only
# when it is chosen; fails where a description no longer fits the source.
#   plant.pl ROOT OUT SOURCE... -- PLANT...
use strict;
use warnings;

my ($root, $out, @rest) = @ARGV;
my (@sources, @plants);
my $list = \@sources;
for (@rest) {
    if ($_ eq '--') { $list = \@plants; next; }
    push @$list, $_;
}
sub slurp { open my $f, '<', $_[0] or die "$_[0]: $!\n"; local $/; my $t = <$f>; return $t; }

my %text = map { $_ => slurp("$root/$_") } @sources;
my ($number, $table) = (0, '');
for my $plant (sort @plants) {
    ++$number;
    (my $name = $plant) =~ s{.*/|\.plant$}{}g;
    my $words = slurp($plant);
    my ($what) = $words =~ /^(.*)$/m;
    my ($provider) = $words =~ /^tell (\S+)$/m or die "$plant: tell whose stories?\n";
    $what =~ s{(["\\])}{\\$1}g;
    my $hunks = 0;
    my $source;
    while ($words =~ /^in (\S+)$|^<<<<\n(.*?)^====\n(.*?)^>>>>$/msg) {
        if (defined $1) { $source = $1; next; }
        my ($old, $new) = ($2, $3);
        chomp($old, $new);
        die "$plant: $source is not among the sources\n" unless exists $text{$source};
        my $at = index $text{$source}, $old;
        die "$plant: $source does not hold this any more:\n$old\n" if $at < 0;
        die "$plant: $source holds this twice:\n$old\n" if index($text{$source}, $old, $at + 1) >= 0;
        $new =~ s/\bPLANTED\b/(::guitai::plantedBug == $number)/g;
        substr($text{$source}, $at, length $old) = $new;
        ++$hunks;
    }
    die "$plant: no change in it\n" unless $hunks;
    $table .= "{\"$name\", \"$provider\", \"$what\"},\n";
}
for my $source (@sources) {
    (my $file = $source) =~ s{/}{_}g;
    open my $f, '>', "$out/$file" or die "$out/$file: $!\n";
    print $f "namespace guitai {\nextern int plantedBug;\n}\n#line 1 \"$root/$source\"\n", $text{$source};
}
open my $f, '>', "$out/planted_table.cpp" or die "$out/planted_table.cpp: $!\n";
print $f "#include \"tests/simulation/planted.h\"\nnamespace guitai::simulation {\n",
    "const std::vector<Planted> &plantedBugs()\n{\nstatic const std::vector<Planted> all = {\n$table};\n",
    "return all;\n}\n}\n";
