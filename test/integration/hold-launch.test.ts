import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AttemptOrder } from '../../engine/executors/executor'
import type { Intent } from '../../engine/executors/local/folder'
import { eventually } from '../platform/eventually'
import { type Container, type Holding, openHolding, processes } from '../platform/holding'
import { beginSeries, standbyFolders, standsBy } from '../platform/standing-by'

const node = process.execPath
const printEach = [node, '-e', 'process.stdout.write(JSON.stringify(process.argv.slice(1)))', '--']

describe.each<Container>(['cgroup', 'groups'])('a job started in %s', (container) => {
  let holding: Holding

  beforeEach(() => {
    holding = openHolding({ container })
  })
  afterEach(() => holding.close())

  const exited = (end: object) => ({ type: 'exited', end, escapedPids: [] })

  it('ends with its own exit code, or with the signal that ended it', async () => {
    const ends = [
      ['exit 0', { exitCode: 0 }],
      ['exit 3', { exitCode: 3 }],
      ['exit 137', { exitCode: 137 }],
      ['kill -KILL $$', { signal: 'SIGKILL' }],
      ['exit 143', { exitCode: 143 }],
      ['kill -TERM $$', { signal: 'SIGTERM' }],
      ['kill -SEGV $$', { signal: 'SIGSEGV' }],
      ['exit 127', { exitCode: 127 }],
    ] as const
    for (const [script, end] of ends) {
      expect((await holding.run(['sh', '-c', script])).end).toMatchObject(exited(end))
    }
  })

  it('ends with its own exit code although the linker complains of its environment', async () => {
    const env = { PATH: process.env['PATH'] ?? '', LD_PRELOAD: '/no/such/library.so' }
    expect((await holding.run(['sh', '-c', 'exit 137'], { env })).end).toMatchObject(
      exited({ exitCode: 137 }),
    )
  })

  it('gets every argument untouched', async () => {
    const args = [
      '',
      ' ',
      'a b',
      'x\ny\n',
      '*',
      '$HOME `id`',
      "it's",
      '"',
      '\\',
      '-n',
      '--',
      'é漢🌙',
      '\u0001',
      '%s',
    ]
    const { stdout } = await holding.run([...printEach, ...args])
    expect(JSON.parse(stdout)).toEqual(args)
  })

  it('gets 64 KB in one argument and 1 MB in many', async () => {
    const args = ['x'.repeat(65_536), ...Array.from({ length: 1000 }, (_, at) => String(at).repeat(300))]
    expect(JSON.parse((await holding.run([...printEach, ...args])).stdout)).toEqual(args)
  })

  it('is refused with a reason when an argument is longer than the system takes', async () => {
    const { end } = await holding.run(['true', 'x'.repeat(200_000)])
    expect(end).toMatchObject({ type: 'launchFailed', error: { code: 'launchFailed', message: /too long/ } })
  })

  it('gets its environment and our variables, and no one else’s', async () => {
    const env = {
      PATH: process.env['PATH'] ?? '',
      job: 'mine',
      A: 'b c\nd',
      IFS: ',',
      'odd.name-': 'kept',
      'BASH_FUNC_kill%%': '() {  echo hijacked\n}',
      LULL_ATTEMPT: 'of another job',
      LULL_RESUME_FROM: 'elsewhere',
    }
    const print = 'process.stdout.write(JSON.stringify(process.env))'
    const { order, stdout } = await holding.run([node, '-e', print], { env, gpus: [1, 3] })
    const {
      PWD: _pwd,
      SHLVL: _level,
      OLDPWD: _old,
      _: _command,
      ...seen
    } = JSON.parse(stdout) as Record<string, string>
    const { LULL_RESUME_FROM: _from, ...given } = env
    expect(seen).toEqual({
      ...given,
      CUDA_DEVICE_ORDER: 'PCI_BUS_ID',
      CUDA_VISIBLE_DEVICES: '1,3',
      HIP_VISIBLE_DEVICES: '1,3',
      LULL_JOB: order.key.job,
      LULL_ATTEMPT: `${order.key.job}/1/1`,
      LULL_OUTPUTS: path.join(order.folder, 'outputs'),
      LULL_PROGRESS_FILE: path.join(order.folder, 'progress'),
    })
  })

  it('leads a session of its own, with empty input, default signals, low priority and no foreign file open', async () => {
    const script = 'ps -o sid=,pgid=,ni= -p $$; grep SigIgn /proc/$$/status; ls /proc/$$/fd; cat'
    const { order, stdout } = await holding.run(['sh', '-c', script])
    const { pid } = await holding.hear(order.key, 'started')
    const [first, second, ...descriptors] = stdout.trim().split('\n')
    expect(first?.trim().split(/\s+/).map(Number)).toEqual([pid, pid, 10])
    expect(second).toContain('0000000000000000')
    expect(descriptors.slice(0, 3)).toEqual(['0', '1', '2'])
    expect(descriptors.filter((each) => ['3', '4', '5'].includes(each))).toEqual([])
  })

  it('says what is wrong with a command that cannot be executed', async () => {
    const script = path.join(holding.root, 'script')
    writeFileSync(script, '#!/no/such/interpreter\n')
    const error = async (command: string, more = {}) => (await holding.run([command], more)).end
    const refused = (code: string, message: RegExp) => ({
      type: 'launchFailed',
      error: { code, message: expect.stringMatching(message) },
    })
    expect(await error('no-such-command')).toMatchObject(
      refused('commandNotFound', /not found on the job’s PATH/),
    )
    expect(await error('./nothing')).toMatchObject(refused('commandNotFound', /not found in/))
    expect(await error('./script')).toMatchObject(refused('notExecutable', /chmod|may not be executed/))
    chmodSync(script, 0o755)
    expect(await error('./script')).toMatchObject(refused('notExecutable', /no\/such\/interpreter/))
    expect(await error(holding.root)).toMatchObject(refused('notExecutable', /folder/))
    expect(await error('true', { workdir: '/no/such/folder' })).toMatchObject(
      refused('launchFailed', /working directory/),
    )
  })

  it('is found relative to its working directory and its own PATH', async () => {
    const bin = path.join(holding.root, 'bin')
    mkdirSync(bin)
    writeFileSync(path.join(bin, 'hello'), '#!/bin/sh\necho hello\n', { mode: 0o755 })
    expect((await holding.run(['bin/hello'])).stdout).toBe('hello\n')
    expect((await holding.run(['hello'], { env: { PATH: `bin:${process.env['PATH']}` } })).stdout).toBe(
      'hello\n',
    )
    writeFileSync(path.join(bin, '-c'), '#!/bin/sh\necho no option\n', { mode: 0o755 })
    expect((await holding.run(['-c'], { env: { PATH: `bin:${process.env['PATH']}` } })).stdout).toBe(
      'no option\n',
    )
  })

  it('needs no PATH of its own, and brings us no tools by it', async () => {
    const trap = path.join(holding.root, 'trap')
    mkdirSync(trap)
    for (const tool of ['mkfifo', 'setsid', 'grep', 'kill']) {
      writeFileSync(path.join(trap, tool), '#!/bin/sh\necho trapped\nexit 9\n', { mode: 0o755 })
    }
    expect((await holding.run(['/bin/echo', 'well'], { env: { PATH: trap } })).stdout).toBe('well\n')
    expect((await holding.run(['echo', 'well'], { env: {} })).stdout).toBe('well\n')
  })

  it('is started once, however often it is ordered', async () => {
    const order = holding.order(['sh', '-c', 'echo once; sleep 0.2'])
    await Promise.all([holding.executor.start(order), holding.executor.start(order)])
    await holding.hear(order.key, 'exited')
    await holding.executor.start(order)
    expect(holding.news.filter(({ type }) => type === 'started')).toHaveLength(1)
    expect(readFileSync(path.join(order.folder, 'stdout'), 'utf8')).toBe('once\n')
  })

  it('is told when a checkpoint is due, and by its own signal when it must end', async () => {
    const script =
      'trap "echo saved" USR1; trap "echo last; exit 5" USR2; echo up; while :; do sleep 0.02; done'
    const { key, folder } = await holding.start(['sh', '-c', script], {
      checkpointSignal: 'SIGUSR1',
      checkpointEverySeconds: 1,
    })
    const said = (text: string) =>
      eventually(text, () => readFileSync(path.join(folder, 'stdout'), 'utf8').includes(text) || undefined)
    await said('saved')
    await holding.executor.stop(key, { graceSeconds: 5, firstSignal: 'SIGUSR2' })
    expect(await holding.hear(key, 'exited')).toMatchObject(exited({ exitCode: 5 }))
    await said('last')
  })

  it('has ended as it was told when it is stopped the moment it is said to have started', async () => {
    const { executor } = holding
    executor.onNews(({ type, key }) => {
      if (type === 'started') void executor.stop(key, { graceSeconds: 5 })
    })
    for (let round = 0; round < 10; round += 1) {
      const { end } = await holding.run(['sleep', '1000'])
      expect(end).toMatchObject(exited({ signal: 'SIGTERM' }))
    }
  })

  describe('in a series', () => {
    function processesOf(order: AttemptOrder) {
      const text = readFileSync(path.join(order.folder, 'attempt.json'), 'utf8')
      const { job, launcher, watcher } = (JSON.parse(text) as Intent).processes
      return { job: job.pid, launcher: launcher.pid, watcher: watcher.pid }
    }

    it('is whoever stood by, with its own command, variables and end', async () => {
      const { job: pid } = await beginSeries(holding)
      const { order, end, stdout } = await holding.run([
        'sh',
        '-c',
        'echo "$1 $LULL_JOB"; exit 7',
        '-',
        "it's",
      ])
      expect(processesOf(order).job).toBe(pid)
      expect(stdout).toBe(`it's ${order.key.job}\n`)
      expect(end).toMatchObject(exited({ exitCode: 7 }))
    })

    it('shares no process and no container with the job before', async () => {
      await holding.run(['true'])
      const pids = new Set<number>()
      for (let round = 0; round < 3; round += 1) {
        const { order } = await holding.run(['true'])
        for (const pid of Object.values(processesOf(order))) pids.add(pid)
      }
      expect(pids.size).toBe(9)
    })

    it('is held on though the shell that makes launchers is killed, and the next one gets another', async () => {
      await holding.run(['true'])
      await holding.run(['true'])
      const order = await holding.start(['sh', '-c', 'while [ ! -e enough ]; do sleep 0.01; done; exit 4'])
      const { launcher } = processesOf(order)
      process.kill(processes.read(launcher)?.parent ?? 0, 'SIGKILL')
      writeFileSync(path.join(holding.root, 'enough'), '')
      expect(await holding.hear(order.key, 'exited')).toMatchObject(exited({ exitCode: 4 }))
      expect((await holding.run(['sh', '-c', 'exit 5'])).end).toMatchObject(exited({ exitCode: 5 }))
    })

    it('has another standing by while it runs, once a launcher was not ready for the next one in time', async () => {
      const { launcher } = await beginSeries(holding)
      const shell = processes.read(launcher)?.parent ?? 0
      const waitFor = (file: string) => ['sh', '-c', `while [ ! -e ${file} ]; do sleep 0.01; done`]
      const before = await holding.start(waitFor('first'))
      process.kill(shell, 'SIGSTOP')
      writeFileSync(path.join(holding.root, 'first'), '')
      await holding.hear(before.key, 'exited')
      const late = holding.start(waitFor('second'))
      process.kill(shell, 'SIGCONT')
      const { key } = await late
      const { job: pid } = await standsBy(holding)
      writeFileSync(path.join(holding.root, 'second'), '')
      await holding.hear(key, 'exited')
      expect(processesOf((await holding.run(['true'])).order).job).toBe(pid)
    })

    it('gets a launcher of its own when its environment is another', async () => {
      const { job: pid } = await beginSeries(holding)
      const env = { PATH: process.env['PATH'] ?? '', OTHER: 'than before' }
      const { order, stdout } = await holding.run(['sh', '-c', 'echo "$OTHER"'], { env })
      expect(processesOf(order).job).not.toBe(pid)
      expect(stdout).toBe('than before\n')
    })

    it('works in the folder that has the name now, not in the one that had it before', async () => {
      const workdir = path.join(holding.root, 'work')
      mkdirSync(workdir)
      await holding.run(['true'], { workdir })
      await holding.run(['true'], { workdir })
      await standsBy(holding)
      renameSync(workdir, path.join(holding.root, 'work-before'))
      mkdirSync(workdir)
      expect((await holding.run(['pwd', '-P'], { workdir })).stdout).toBe(`${workdir}\n`)
      const swap = `mv ${workdir} ${path.join(holding.root, 'work-then')} && mkdir ${workdir}`
      await holding.run(['sh', '-c', swap], { workdir })
      expect((await holding.run(['pwd', '-P'], { workdir })).stdout).toBe(`${workdir}\n`)
    })

    it('leaves no launcher standing by when the executor lets go', async () => {
      const { job: pid } = await beginSeries(holding)
      await holding.executor.release()
      expect(processes.read(pid)?.activity ?? 'ended').toBe('ended')
      expect(standbyFolders(holding)).toEqual([])
    })
  })
})
