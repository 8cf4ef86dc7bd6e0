#!/bin/sh
# worker.sh FILE: counts as fast as it can, a line a step: the file grows while it runs.
count=0
while :; do
  count=$((count + 1))
  echo "$count" >>"$1"
done
