#!/bin/sh
# Holds one attempt of one job after another, each whatever becomes of the engine. It is started before it knows a job, and
# holds nobody until the engine has written all pids to disk and told it whom.
#
#   launcher.sh launch BESIDE SETSID TOOLS SHELL
#
# BESIDE is the folder of all that follows. SETSID is the path of setsid(1), or of perl where there is none. TOOLS is where
# our own tools are found, as the job's PATH is the job's affair. SHELL is the shell that runs this, with its options.
#
# Runs as leader of a session of its own, in the jobs' working directory, with the jobs' environment, and with
#   3     the lease: its other end is the engine's, who says once an attempt `STANDBY NAME MARK JOB BRAND`. End of file
#         means that the engine died
#   4     the talk, for each attempt:
#           we say        free                  nobody is held
#           the engine    standby STANDBY CGROUP  the folder to stand by in, and the job's group: empty where process
#                                               groups hold it
#           we say        ready JOB WATCHER LAUNCHER    their pids, which the engine writes to disk
#           the engine    go NAME BRAND         once it has renamed the folder to the attempt's
#           we say        ended CODE            after the report is written; left out when the launcher was killed
#         Whoever hears anything else ends the talk, as a word may have been lost with somebody who was killed. A line of
#         ours that is none of these is our shell's complaint.
# NAME is the attempt's folder: the file `order` in it tells of the job, and to `report` in it one line after the other is
# added: `begun` by whoever becomes the job, `stopped UPTIME` by the watcher, and at the end the launcher's, after whatever
# its shell complains of. JOB is the job's pid. BRAND is the limit by which the processes of a job
# held by process groups are known.
#
# This shell makes the next one ready once nobody is left of the one before, and costs a fork where a new one costs several
# programs. Two shells of its own live beside each job: the launcher waits for the job, the watcher for the end of the lease.
# A third becomes the job: this script again, as `launcher.sh become`. Nothing polls. All names begin with `lull_`, so that
# no variable of the job is touched.

# What is written once the job runs must not need room on the disk, which the job may have filled: the report gets its own
# before it begins, blanks, and is then written over in place. (Where a file system puts what is written over elsewhere, as
# btrfs does, this helps only as far as its own reserve.) One file, as to make another costs as much as to fork.
lull_reserve() {
  printf '%512s\n' '' >"$lull_folder/report"
}

# Whether the report tells how the job ended.
lull_has_ended() {
  while read -r lull_word lull_rest; do
    [ "$lull_word" = code ] && return
  done <"$lull_folder/report"
  return 1
}

# Stops all descendants of process $1, those that left its process group included.
lull_stop_descendants() {
  for lull_list in "/proc/$1/task/"[0-9]*/children; do
    lull_children=
    read -r lull_children 2>/dev/null <"$lull_list"
    for lull_child in $lull_children; do
      kill -STOP "$lull_child"
      lull_stop_descendants "$lull_child"
    done
  done
}

# The pids of all processes that carry our mark, on one line. Whoever left the tree still has the environment, and whoever
# emptied that still has the brand.
lull_marked() {
  if [ -r /proc/self/environ ]; then
    set -- $(grep -lzxF "LULL_ATTEMPT=$lull_mark" /proc/[0-9]*/environ) \
      ${lull_brand:+$(grep -l "^Max resident set  *$((lull_brand * 1024)) " /proc/[0-9]*/limits)}
    for lull_file in "$@"; do
      lull_file=${lull_file#/proc/}
      printf '%s ' "${lull_file%/*}"
    done
  else
    ps -axEww -o pid=,command= | while read -r lull_pid lull_rest; do
      case " $lull_rest " in *" LULL_ATTEMPT=$lull_mark "*) printf '%s ' "$lull_pid" ;; esac
    done
  fi
}

# Stops the whole tree. By signals: round after round, until a round finds nobody new.
lull_stop() {
  if [ -n "$lull_cgroup" ]; then
    echo 1 >"$lull_cgroup/cgroup.freeze"
    return 0
  fi
  lull_before=none
  while :; do
    kill -STOP "-$lull_job"
    lull_stop_descendants "$lull_job"
    lull_found=$(lull_marked)
    [ "$lull_found" = "$lull_before" ] && return 0
    for lull_pid in $lull_found; do kill -STOP "$lull_pid"; done
    lull_before=$lull_found
  done
}

# Writes down when the tree was stopped, so that the time until the next engine does not count as running.
lull_date_stop() {
  [ -r /proc/uptime ] || return 0
  read -r lull_uptime lull_rest </proc/uptime
  echo "stopped $lull_uptime" >&6
}

# Sleeps until the lease (stdin) ends, stops the job, and sleeps on until another engine opens the FIFO to take it. Without
# a job there is nobody to stop: whoever stands by ends by itself.
lull_watch() {
  PATH=$lull_tools
  lull_standby=$lull_name lull_folder=
  while :; do
    while read -r lull_whom lull_name lull_told lull_pid lull_limit; do
      # A watcher before us may have left unread what it was told, or half of it.
      [ "$lull_whom" = "$lull_standby" ] || continue
      lull_folder=$lull_beside/$lull_name lull_mark=$lull_told lull_job=$lull_pid lull_brand=$lull_limit
    done
    [ -n "$lull_folder" ] || exit
    lull_has_ended && exit
    lull_stop && lull_date_stop
    exec <"$lull_folder/lease"
  done
}

# When memory runs out, the kernel takes the job before what the person has open: Chromium marks its own pages, the first
# to go on a desktop, with 300 of 1000 (kLowestRendererOomScore).
lull_offer_memory() {
  [ -w /proc/self/oom_score_adj ] || return 0
  { echo 800 >/proc/self/oom_score_adj; } 2>/dev/null
  return 0
}

# Takes the brand, where the platform shows it. Silent where a smaller limit was set before us: the mark must then do.
lull_take_brand() {
  [ -n "$lull_brand" ] && [ -r /proc/self/limits ] || return 0
  ulimit -m "$lull_brand" 2>/dev/null
  return 0
}

# Gives whoever becomes the job a session of its own while nobody waits for it: setsid(1) takes as long as a short job. What
# the linker says of the job's LD_* is no complaint, and is said again of the job itself.
lull_stand_by() {
  exec >>"$lull_folder/stdout" 2>/dev/null 5>>"$lull_folder/stderr" || exit 125
  set -- "$0" become "$lull_beside" "$lull_folder" "$lull_cgroup" "$lull_watcher"
  case $lull_setsid in
  */perl) exec "$lull_setsid" -e 'use POSIX; POSIX::setsid(); exec @ARGV or die "$ARGV[0]: $!\n"' $lull_shell "$@" ;;
  *) exec "$lull_setsid" -- $lull_shell "$@" ;;
  esac
}

# Becomes the job: in its container, known to the engine and on disk before its first instruction.
lull_become_job() {
  exec 2>&6
  if [ -n "$lull_cgroup" ]; then echo 0 >"$lull_cgroup/cgroup.procs" || exit 125; fi
  lull_offer_memory
  echo "ready $$ $lull_watcher $PPID" >&4
  read -r lull_answer lull_name lull_brand <&4
  [ "$lull_answer" = go ] || exit 125
  lull_folder=$lull_beside/$lull_name
  lull_take_brand
  # The job's own variables, and its command as our arguments.
  . "$lull_folder/order"
  echo begun >&6
  exec </dev/null 2>&5 3<&- 4<&- 5>&- 6<&-
  # Some shells would take such a name for an option.
  case $1 in -*) set -- /usr/bin/env -- "$@" ;; esac
  exec "$@"
}

# Holds one attempt, as the launcher that the engine knows: by a process of its own, which no other attempt ever has.
lull_hold() {
  # Everybody who writes to the report shares this way to it, and so adds to what the others wrote. The folder gets another
  # name before any of them does.
  lull_reserve || exit 125
  exec 6<>"$lull_folder/report" 2>&6 || exit 125
  # One FIFO serves all whom we hold, one at a time: the engine links it into each folder but the first.
  # What the linker says of the job's LD_* is no complaint: on our stderr it would read as the job's signal.
  [ -p "$lull_folder/lease" ] || lull_said=$(PATH=$lull_tools mkfifo "$lull_folder/lease" 2>&1) || {
    echo "$lull_said" >&2
    exit 125
  }
  lull_watch <&3 3<&- 4<&- >/dev/null 2>&1 &
  lull_watcher=$!
  # In the foreground, because a background job would start with SIGINT ignored. A shell says "Killed" on its stderr
  # when a signal ended the command and nothing when it exited: that tells SIGKILL from `exit 137`. (SIGINT and SIGPIPE
  # it passes over in silence: these two look like exit 130 and 141.)
  (lull_stand_by)
  lull_code=$?
  {
    echo "code $lull_code"
    times
    echo end
  } >&6
  echo "ended $lull_code" >&4
  # The next watcher reads from the same lease: none of its words must reach this one.
  kill "$lull_watcher"
  wait "$lull_watcher"
}

lull_main() {
  exec 2>&4
  while echo free >&4 && read -r lull_word lull_name lull_cgroup <&4 && [ "$lull_word" = standby ]; do
    lull_folder=$lull_beside/$lull_name
    (lull_hold)
  done
}

case $1 in
launch) lull_beside=$2 lull_setsid=$3 lull_tools=$4 lull_shell=$5 && lull_main ;;
become) lull_beside=$2 lull_folder=$3 lull_cgroup=$4 lull_watcher=$5 && lull_become_job ;;
esac
exit
