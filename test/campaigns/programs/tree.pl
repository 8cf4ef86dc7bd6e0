#!/usr/bin/perl
# tree.pl REGISTER PROGRAM: plays a program of process calls. perl-base is on every Debian; a shell cannot setpgid.
#
# A program is words in brackets, run one after the other: (fork P) starts a child that plays P, (orphan P) one whose
# parent is gone at once, (session) and (group) leave the session or the group, (exec P) plays P in a program started
# anew, (bare P) the same with an empty environment, (chdir) goes elsewhere, (zombie) leaves a child that nobody waits
# for, (storm) forks for ever with one child at a time, (deaf) ignores SIGTERM, (pause) waits an instant. At its end each
# process counts until it is ended.
#
# Whoever is born writes its name, `PID.STARTTIME`, into the folder REGISTER, and counts there: that is how somebody
# outside knows everybody, whatever holds them.
use strict;
use POSIX ();

my ($register, $program) = @ARGV;
my $counter;

sub enrol {
    open my $stat, '<', '/proc/self/stat' or die "stat: $!";
    my @fields = split ' ', <$stat> =~ s/^.*\) //r;
    open $counter, '>>', "$register/$$.$fields[19]" or die "register: $!";
    $counter->autoflush(1) if $counter->can('autoflush');
    count();
}

sub count { syswrite $counter, '.' }

# Splits `(a) (b (c))` into its words, each with what it holds.
sub steps {
    my ($text) = @_;
    my (@steps, $depth, $from);
    $depth = 0;
    for my $at (0 .. length($text) - 1) {
        my $letter = substr $text, $at, 1;
        if ($letter eq '(') { $from = $at + 1 if $depth++ == 0 }
        if ($letter eq ')') { push @steps, substr($text, $from, $at - $from) if --$depth == 0 }
    }
    return @steps;
}

sub born {
    my ($play) = @_;
    my $pid = fork // return;
    if ($pid == 0) { enrol(); $play->(); POSIX::_exit(0) }
    return $pid;
}

my %does = (
    fork    => sub { my ($rest) = @_; born(sub { play($rest); work() }) },
    orphan  => sub { my ($rest) = @_; my $pid = born(sub { born(sub { play($rest); work() }) }); waitpid $pid, 0 if $pid },
    session => sub { POSIX::setsid() },
    group   => sub { POSIX::setpgid(0, 0) },
    exec    => sub { exec $^X, $0, $register, $_[0] },
    bare    => sub { %ENV = (); exec $^X, $0, $register, $_[0] },
    chdir   => sub { chdir '/' },
    zombie  => sub { born(sub { }) },
    deaf    => sub { $SIG{TERM} = 'IGNORE' },
    pause   => sub { select undef, undef, undef, 0.02 },
    storm   => sub { while (1) { my $pid = born(sub { }); waitpid $pid, 0 if $pid } },
);

sub play {
    for my $step (steps($_[0])) {
        my ($word, $rest) = $step =~ /^(\w+)\s*(.*)$/s;
        $does{$word}->($rest);
    }
}

sub work { while (1) { count(); select undef, undef, undef, 0.002 } }

enrol();
play($program);
work();
