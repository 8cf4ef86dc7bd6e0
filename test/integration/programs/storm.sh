#!/bin/sh
# storm.sh FILE: counts in a child that is born for each step, so that at every moment one is being born.
count=0
while :; do
  count=$((count + 1))
  (echo "$count" >>"$1")
done
