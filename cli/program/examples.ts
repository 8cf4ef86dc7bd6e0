import type { Command } from 'commander'

/** One of each command, as a person would type it. */
const examples: Readonly<Record<string, string>> = {
  run: 'run --now --timeout 30m -- python3 train.py --epochs 40',
  submit: 'submit --name "night training" --memory 4GiB --hours 22:00-07:00 -- python3 train.py',
  kinds: 'kinds neural_simulation',
  ls: 'ls --state running',
  show: 'show "night training"',
  why: 'why "night training"',
  logs: 'logs -f "night training"',
  result: 'result "night training" --json',
  cancel: 'cancel 0199a2b3-c4d5',
  retry: 'retry "night training"',
  status: 'status --watch',
  pause: 'pause --for 1h',
  resume: 'resume',
  history: 'history --limit 20',
  doctor: 'doctor',
  simulate: 'simulate --trace week.jsonl --set idle.afterSeconds=120',
  config: 'config set idle.afterSeconds 120',
  get: 'config get idle.afterSeconds',
  set: 'config set idle.afterSeconds 120',
  list: 'config list',
  edit: 'config edit',
  reset: 'config reset idle.afterSeconds',
  engine: 'engine --foreground',
  stop: 'engine stop',
  completion: 'completion bash > ~/.local/share/bash-completion/completions/lull',
}

/** Ends the help of every command with its example. */
export function withExamples(program: Command, typed: string): Command {
  for (const child of program.commands) {
    const example = examples[child.name()]
    if (example !== undefined) child.addHelpText('after', `\nExample:\n  ${typed} ${example}`)
    withExamples(child, typed)
  }
  return program
}
