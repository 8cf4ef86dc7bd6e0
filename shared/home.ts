/** Where everything lies on this machine, worked out without touching it, so that every part agrees. */
export interface Home {
  /** What people call it: `LULL_HOME`, or the data folder. */
  readonly root: string
  readonly settingsFile: string
  readonly databaseFile: string
  readonly logFile: string
  readonly runsFolder: string
  readonly runFolder: string
  readonly pidFile: string
  /** Where the socket is said to be. A link to `socketPath` where its own path would be too long for a socket. */
  readonly socketFile: string
  /** What to listen on and connect to: a Unix socket's path or a Windows pipe's name. */
  readonly socketPath: string
  readonly tokenFile: string
}

export interface HomeSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: string
  readonly homeFolder: string
  readonly temporaryFolder: string
  /** The user's id, so that two people's short sockets never meet. */
  readonly userId: number | string
}

/** `sun_path` holds 104 bytes on macOS and 108 on Linux, the closing zero included. */
const longestSocketPath = 103

interface Folders {
  readonly config: string
  readonly data: string
  readonly state: string
  readonly runtime: string
}

/** `LULL_HOME` holds everything in one folder; without it the platform's config, data, state and runtime folders do. */
export function homeOf(around: HomeSurroundings): Home {
  const join = (...parts: readonly string[]) => parts.join(around.platform === 'win32' ? '\\' : '/')
  const given = around.env['LULL_HOME']
  const folders = given ? oneFolder(given, join) : platformFolders(around, join)
  const root = given ?? folders.data
  const socketFile = join(folders.runtime, 'engine.sock')
  return {
    root,
    settingsFile: join(folders.config, 'settings.json'),
    databaseFile: join(folders.data, 'lull.sqlite'),
    logFile: join(folders.state, 'engine.log'),
    runsFolder: join(folders.data, 'runs'),
    runFolder: folders.runtime,
    pidFile: join(folders.runtime, 'engine.pid'),
    socketFile,
    socketPath: socketPath(socketFile, root, around, join),
    tokenFile: join(folders.runtime, 'http.token'),
  }
}

type Join = (...parts: readonly string[]) => string

function oneFolder(home: string, join: Join): Folders {
  return { config: home, data: home, state: home, runtime: join(home, 'run') }
}

function platformFolders(
  { env, platform, homeFolder, temporaryFolder, userId }: HomeSurroundings,
  join: Join,
): Folders {
  if (platform === 'win32') {
    const local = join(env['LOCALAPPDATA'] ?? join(homeFolder, 'AppData', 'Local'), 'Lull')
    return {
      config: join(env['APPDATA'] ?? local, 'Lull'),
      data: local,
      state: local,
      runtime: join(local, 'run'),
    }
  }
  if (platform === 'darwin') {
    const support = join(homeFolder, 'Library', 'Application Support', 'Lull')
    return {
      config: support,
      data: support,
      state: join(homeFolder, 'Library', 'Logs', 'Lull'),
      runtime: join(support, 'run'),
    }
  }
  return {
    config: join(env['XDG_CONFIG_HOME'] ?? join(homeFolder, '.config'), 'lull'),
    data: join(env['XDG_DATA_HOME'] ?? join(homeFolder, '.local', 'share'), 'lull'),
    state: join(env['XDG_STATE_HOME'] ?? join(homeFolder, '.local', 'state'), 'lull'),
    runtime: env['XDG_RUNTIME_DIR']
      ? join(env['XDG_RUNTIME_DIR'], 'lull')
      : join(temporaryFolder, `lull-${userId}`),
  }
}

function socketPath(socketFile: string, root: string, around: HomeSurroundings, join: Join): string {
  if (around.platform === 'win32') return `\\\\.\\pipe\\lull-${around.userId}-${fingerprint(root)}`
  if (utf8Length(socketFile) <= longestSocketPath) return socketFile
  const runtime = around.env['XDG_RUNTIME_DIR'] ?? around.temporaryFolder
  return join(runtime, `lull-${around.userId}-${fingerprint(root)}.sock`)
}

function utf8Length(text: string): number {
  return encodeURIComponent(text).replaceAll(/%../g, '.').length
}

/** FNV-1a over UTF-16 units, 32 bits: short and the same everywhere; nothing secret hangs on it. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0
  return hash.toString(16).padStart(8, '0')
}
