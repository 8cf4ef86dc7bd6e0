// What a Debian or Ubuntu machine needs beyond Node and npm, as data, and how it gets there.
import { spawnSync } from 'node:child_process'
import { mustRun } from './process.mjs'
import { say } from './root.mjs'

/**
 * @typedef {'window' | 'app' | 'integration' | 'campaign' | 'baselines' | 'pictures' | 'bench'} Purpose
 *   `window`: the app on a person's own desktop; `app`, `integration`, `campaign`: test suites; beside what `app` needs,
 *   `baselines` and `pictures`: what these commands draw with, `bench`: what the benches compare with
 */

/**
 * `names`: what the package is called, release by release; `why`: who uses it; `for`: what cannot run without it; `optional`:
 * releases that have it not do without, and what needs it says so.
 */
export const debianPackages = [
  {
    names: ['libgtk-3-0', 'libgtk-3-0t64'],
    why: 'Electron: windows and menus',
    for: ['window', 'app', 'integration', 'campaign'],
  },
  { names: ['libnss3'], why: 'Electron: certificates', for: ['window', 'app', 'integration', 'campaign'] },
  { names: ['libgbm1'], why: 'Electron: drawing', for: ['window', 'app', 'integration', 'campaign'] },
  {
    names: ['libasound2', 'libasound2t64'],
    why: 'Electron: linked, though silent',
    for: ['window', 'app', 'integration', 'campaign'],
  },
  { names: ['libnotify4'], why: 'Electron: notifications, "unsupported" without it', for: ['app'] },
  { names: ['xvfb'], why: 'a display in memory', for: ['app', 'integration', 'campaign'] },
  { names: ['xauth'], why: 'xvfb-run asks for it', for: ['app'] },
  { names: ['xdotool'], why: 'presses the key of the person who returns', for: ['app', 'integration'] },
  { names: ['dbus'], why: 'dbus-run-session, a private session bus', for: ['app', 'integration'] },
  {
    names: ['libglib2.0-bin'],
    why: 'gdbus, which clicks the tray menu and announces changes',
    for: ['app', 'integration'],
  },
  { names: ['x11-utils'], why: 'makes windows and marks them as full screen', for: ['integration'] },
  { names: ['busybox'], why: 'a small shell, to try the launcher in', for: ['integration'] },
  {
    names: ['gcc'],
    why: 'builds stand-ins for the NVIDIA library and for a slow disk',
    for: ['integration', 'campaign'],
  },
  { names: ['libc6-dev'], why: 'the same', for: ['integration', 'campaign'] },
  { names: ['btrfs-progs'], why: 'makes a disk with a quota', for: ['campaign'] },
  { names: ['python3-dbusmock'], why: 'plays logind and UPower', for: ['app', 'integration'] },
  { names: ['fonts-inter'], why: 'the text of the pages’ pictures', for: ['app'] },
  { names: ['fonts-jetbrains-mono'], why: 'their commands and logs', for: ['app'] },
  { names: ['fonts-dejavu-core'], why: 'their signs that those two have not', for: ['app'] },
  { names: ['optipng'], why: 'makes the pictures small without loss', for: ['baselines', 'pictures'] },
  { names: ['xfwm4'], why: 'the window manager of the documentation’s pictures', for: ['pictures'] },
  { names: ['xfce4-panel'], why: 'their panel with a tray', for: ['pictures'] },
  { names: ['xfce4-notifyd'], why: 'their bubbles', for: ['pictures'] },
  { names: ['xfconf'], why: 'how that desktop is set up', for: ['pictures'] },
  { names: ['adwaita-icon-theme'], why: 'its icons', for: ['pictures'] },
  { names: ['hsetroot'], why: 'its wallpaper', for: ['pictures'] },
  { names: ['scrot'], why: 'takes the pictures', for: ['pictures'] },
  { names: ['task-spooler'], why: 'another queue of jobs', for: ['bench'] },
  { names: ['boinc-client'], why: 'another program that computes while nobody is there', for: ['bench'] },
  { names: ['libboinc-app7'], why: 'by which a task of BOINC hears that it must stop', for: ['bench'] },
  { names: ['python3'], why: 'that task', for: ['bench'] },
  { names: ['python3-brian'], why: 'another simulator of neurons', for: ['bench'], optional: true },
  { names: ['python3-dev'], why: 'the same: it compiles its code', for: ['bench'] },
  { names: ['g++'], why: 'the same', for: ['bench'] },
]

const INSTALL = ['install', '-y', '--no-install-recommends']

/** The one line that installs everything for `purposes`. */
export const aptLine = (purposes) =>
  `sudo apt-get ${[...INSTALL, ...wanted(purposes).map(nameHere)].join(' ')}`

/**
 * Makes sure that the packages for `purposes` are installed. As root it installs what is missing,
 * otherwise it fails with the line to type. On systems without apt there is nothing to check.
 * @param {readonly string[]} purposes
 */
export async function ensureDebianPackages(purposes) {
  if (!hasApt()) return
  const missing = missingPackages(purposes)
  if (missing.length === 0) return
  say(`missing Debian packages:\n${missing.map((one) => `  ${one.names[0]}: ${one.why}`).join('\n')}`)
  if (process.getuid() !== 0) {
    const line = ['sudo apt-get', ...INSTALL, ...missing.map(nameHere)].join(' ')
    throw new Error(`please install them with this line, then try again:\n\n  ${line}\n`)
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await mustRun('apt-get', ['update'], { env })
  const had = missing.filter((one) => one.optional !== true || one.names.some(isHere)).map(nameHere)
  await mustRun('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...INSTALL, ...had], { env })
}

const wanted = (purposes) =>
  debianPackages.filter((one) => one.for.some((purpose) => purposes.includes(purpose)))

const hasApt = () =>
  process.platform === 'linux' &&
  ['apt-get', 'dpkg-query'].every((tool) => !spawnSync(tool, ['--version']).error)

function missingPackages(purposes) {
  const names = wanted(purposes).flatMap((one) => one.names)
  const query = spawnSync('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...names], {
    encoding: 'utf8',
  })
  const lines = query.stdout.split('\n')
  return wanted(purposes).filter((one) => !one.names.some((name) => lines.includes(`${name} installed`)))
}

/** The name this release can install; before the first `apt-get update` nobody knows, then the oldest. */
const nameHere = ({ names }) => names.find(isHere) ?? names[0]

/** Whether this release has a package, as far as apt knows by now. */
function isHere(name) {
  const env = { ...process.env, LC_ALL: 'C' }
  const policy = spawnSync('apt-cache', ['policy', name], { env, encoding: 'utf8' }).stdout ?? ''
  return /Candidate: (?!\(none\))/.test(policy)
}
