// Lint rules of our own: `house/layers` (which room may import which), `house/no-clock` (a pure core) and
// `house/exact-math` (the same bits from built-in kinds of work on every runtime).
import { isBuiltin } from 'node:module'
import path from 'node:path'

const ANY = null

const STDLIB = ['cos', 'exp', 'ln', 'log1p', 'sin', 'tanh'].map((name) => `@stdlib/math-base-special-${name}`)

/**
 * What each room may import. `rooms`: other rooms, `!` after a name: only through its `index.ts`.
 * `packages`: npm packages (`ANY`: whichever), `node`: whether Node's own modules exist there.
 */
const HOUSE = {
  shared: { rooms: [], packages: ['zod', '@orpc/contract'], node: false },
  core: { rooms: ['shared'], packages: ['croner'], node: false },
  tasks: { rooms: ['shared'], packages: ['zod', ...STDLIB], node: false },
  renderer: { rooms: ['shared'], packages: ANY, node: false },
  worker: { rooms: ['shared', 'tasks'], packages: ANY, node: true },
  engine: { rooms: ['shared', 'core', 'tasks'], packages: ANY, node: true },
  electron: { rooms: ['shared', 'core', 'tasks', 'engine!'], packages: ANY, node: true },
  cli: { rooms: ['shared', 'core', 'tasks', 'engine!'], packages: ANY, node: true },
}

const ROOMS = Object.keys(HOUSE)
const PURE_ROOMS = ['shared', 'core', 'tasks']
const TEST = /\.(test|spec)\.tsx?$/

/** The room a file lies in and its path inside the house, or null outside all rooms. */
function locate(file, root) {
  const inside = path.relative(root, file).split(path.sep).join('/')
  const room = inside.split('/')[0]
  return ROOMS.includes(room) ? { room, inside } : null
}

/** Why `source` may not be imported from the room of `file`, or null where it may. */
function objection(file, source, root) {
  const from = locate(file, root)
  if (source === 'electron' && from?.room !== 'electron') return 'Only electron/ imports electron.'
  if (!from) return null
  const rules = HOUSE[from.room]
  if (source.startsWith('.'))
    return roomObjection(from, path.resolve(path.dirname(file), source), rules, root)
  if (TEST.test(file)) return null
  if (isBuiltin(source)) return rules.node ? null : `${from.room}/ has no Node: it may not import ${source}.`
  const name = source.split('/', source.startsWith('@') ? 2 : 1).join('/')
  if (rules.packages === ANY || rules.packages.includes(name)) return null
  return `${from.room}/ may import only these packages: ${rules.packages.join(', ') || 'none'}.`
}

function roomObjection(from, target, rules, root) {
  const to = locate(target, root)
  if (to === null || to.room === from.room) return null
  if (rules.rooms.includes(to.room)) return null
  if (rules.rooms.includes(`${to.room}!`)) {
    const door = [to.room, `${to.room}/index`, `${to.room}/index.ts`].includes(to.inside)
    return door ? null : `${from.room}/ may enter ${to.room}/ only through ${to.room}/index.ts.`
  }
  const allowed = rules.rooms.map((room) => room.replace('!', '')).join(', ')
  return `${from.room}/ may not import ${to.room}/ (only: ${allowed || 'nothing outside itself'}).`
}

const layers = {
  meta: { type: 'problem' },
  create(context) {
    const check = (node, source) => {
      if (typeof source?.value !== 'string') return
      const message = objection(context.physicalFilename, source.value, context.cwd)
      if (message) context.report({ node, message })
    }
    const bySource = (node) => check(node, node.source)
    return {
      ImportDeclaration: bySource,
      ImportExpression: bySource,
      ExportAllDeclaration: bySource,
      ExportNamedDeclaration: bySource,
      TSImportType: bySource,
      CallExpression: (node) => node.callee.name === 'require' && check(node, node.arguments[0]),
    }
  },
}

const CLOCKS = ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'performance', 'crypto']
const READS = ['Date.now', 'Math.random']

const noClock = {
  meta: { type: 'problem' },
  create(context) {
    const file = context.physicalFilename
    const room = locate(file, context.cwd)?.room
    if (!PURE_ROOMS.includes(room) || TEST.test(file)) return {}
    const refuse = (node, what) =>
      context.report({ node, message: `${what} in ${room}/: time and chance are injected, pass them in.` })
    const bareDate = (node) =>
      node.callee.name === 'Date' &&
      node.arguments.length === 0 &&
      refuse(node, 'new Date() without an argument')
    return {
      NewExpression: bareDate,
      CallExpression: (node) =>
        CLOCKS.includes(node.callee.name) ? refuse(node, node.callee.name) : bareDate(node),
      MemberExpression: (node) => {
        const name = `${node.object.name}.${node.property.name ?? node.property.value}`
        if (READS.includes(name)) refuse(node, name)
        else if (CLOCKS.includes(node.object.name)) refuse(node, node.object.name)
      },
    }
  },
}

/** What IEEE 754 or plain integer arithmetic fixes to the last bit; all else differs between versions of V8. */
const EXACT_MATH = 'PI abs ceil floor round trunc sign min max sqrt imul fround clz32'.split(' ')

const exactMath = {
  meta: { type: 'problem' },
  create(context) {
    const file = context.physicalFilename
    if (locate(file, context.cwd)?.room !== 'tasks' || TEST.test(file)) return {}
    const refuse = (node, what) =>
      context.report({
        node,
        message: `${what} in tasks/: its last bits depend on the runtime, see tasks/elementary.ts.`,
      })
    const power = (node) => node.operator.startsWith('**') && refuse(node, 'the power operator')
    return {
      MemberExpression: (node) => {
        const name = node.property.name ?? node.property.value
        if (node.object.name === 'Math' && !EXACT_MATH.includes(name)) refuse(node, `Math.${name}`)
      },
      Identifier: (node) =>
        node.name === 'Math' && node.parent.object !== node && refuse(node, 'Math as a whole'),
      BinaryExpression: power,
      AssignmentExpression: power,
    }
  },
}

export default {
  meta: { name: 'house' },
  rules: { layers, 'no-clock': noClock, 'exact-math': exactMath },
}
