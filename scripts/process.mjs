// Child processes: run to the end, with their output shown and our signals passed on.
import { spawn } from 'node:child_process'
import os from 'node:os'
import { root } from './root.mjs'

/**
 * Runs a command to its end with the terminal's own streams.
 * A Ctrl-C reaches the child by the terminal; a signal sent to us alone is passed on.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, limitMinutes?: number }} options
 *   `limitMinutes`: after that long the command and all it started are killed
 * @returns {Promise<{ code: number, tookTooLong: boolean }>} `code` as a shell gives it (128 + signal number)
 */
export function run(command, args, { cwd = root, env = process.env, limitMinutes } = {}) {
  const ownGroup = limitMinutes !== undefined && process.platform !== 'win32'
  const child = spawn(command, args, {
    cwd,
    env,
    stdio: 'inherit',
    detached: ownGroup,
    shell: needsShell(command),
  })
  const signal = (name) => (ownGroup ? process.kill(-Number(child.pid), name) : child.kill(name))
  let tookTooLong = false
  const limit =
    limitMinutes &&
    setTimeout(() => {
      tookTooLong = true
      signal('SIGKILL')
    }, limitMinutes * 60_000)
  const stopPassing = passSignals(signal, ownGroup)
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, name) => resolve({ code: code ?? 128 + os.constants.signals[name], tookTooLong }))
  })
  return ended.finally(() => {
    clearTimeout(limit)
    stopPassing()
  })
}

/** Like `run`, and an error that names the command when it fails. */
export async function mustRun(command, args, options) {
  const { code } = await run(command, args, options)
  if (code !== 0) throw new Error(`\`${[command, ...args].join(' ')}\` failed with exit code ${code}`)
}

/** The command that runs npm: the very npm that runs us, where one does. */
export function npm(...args) {
  const cli = process.env.npm_execpath
  return cli?.includes('npm-cli') ? [process.execPath, [cli, ...args]] : ['npm', args]
}

// npm is a .cmd file on Windows, which Node starts through a shell only.
const needsShell = (command) => process.platform === 'win32' && command === 'npm'

function passSignals(signal, ownGroup) {
  const interrupt = () => ownGroup && signal('SIGINT')
  const terminate = () => signal('SIGTERM')
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', terminate)
  process.on('SIGHUP', terminate)
  return () => {
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', terminate)
    process.off('SIGHUP', terminate)
  }
}
