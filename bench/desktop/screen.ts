import { createClient, type Client, type Damage, type Display, type Image } from 'x11'
import { type Lab, until } from '../lab'

/** A rectangle of the screen, in pixels. */
export interface Region {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What a person sees on the private display. */
export interface Screen {
  /** Begins to watch a region. Call it while nothing is about to change there. */
  watch(region: Region): Promise<Watch>
  /** Asks a window to close, as a window manager does. */
  close(window: number): Promise<void>
}

/** A region whose changes are noted. */
export interface Watch {
  /**
   * Waits until the picture has changed and then stayed the same for `stillMs`, and gives the moment
   * (`performance.now()`) at which it was complete. Rejects after ten seconds.
   */
  untilPainted(stillMs: number): Promise<number>
}

const zPixmap = 2
const allPlanes = 0xffffffff
/** Longer than it takes to read a region, shorter than a frame. */
const lookEveryMs = 2

/**
 * A window manager's part of the display: it sees pixels and closes windows. It reads pixels only when the server tells
 * that something was drawn (the DAMAGE extension), so that watching costs nothing while all is still.
 */
export async function openScreen(lab: Lab): Promise<Screen> {
  const { client, root } = await connect(lab)
  const drawn = await noteDrawing(lab, client, root)

  const pictureOf = async ({ x, y, width, height }: Region) =>
    (await promised<Image>((done) => client.GetImage(zPixmap, root, x, y, width, height, allPlanes, done)))
      .data

  return {
    async watch(region) {
      let picture = await pictureOf(region)
      let lookedAtMs = performance.now()
      let changedAtMs: number | undefined

      async function look(): Promise<void> {
        const drawnAtMs = drawn.lastMs()
        if (drawnAtMs < lookedAtMs) return
        lookedAtMs = performance.now()
        const before = picture
        picture = await pictureOf(region)
        if (!picture.equals(before)) changedAtMs = drawnAtMs
      }

      return {
        untilPainted: (stillMs) =>
          until(
            'a new picture that stays',
            async () => {
              await look()
              const isStill = changedAtMs !== undefined && performance.now() - changedAtMs >= stillMs
              return isStill ? changedAtMs : undefined
            },
            { limitMs: 10_000, everyMs: lookEveryMs },
          ),
      }
    },
    close: (window) => closeWindow(client, window),
  }
}

async function connect(lab: Lab): Promise<{ readonly client: Client; readonly root: number }> {
  const display = process.env['DISPLAY']
  if (!display) throw new Error('there is no display: use `npm run bench`')
  const opened = await promised<Display>((done) => {
    const client = createClient({ display, disableBigRequests: true, shm: 'off' }, done)
    client.on('error', (error) => lab.say(`the display: ${error.message}`))
  })
  lab.atEnd(() => opened.client.terminate())
  return { client: opened.client, root: opened.screen[0]?.root ?? 0 }
}

/** When something was last drawn anywhere on the screen (`performance.now()`). */
async function noteDrawing(
  lab: Lab,
  client: Client,
  root: number,
): Promise<{ readonly lastMs: () => number }> {
  const damage = await promised<Damage>((done) => client.require('damage', done))
  const noted = client.AllocID()
  let lastMs = -Infinity
  let isOver = false
  lab.atEnd(() => (isOver = true))
  client.on('event', ({ name }) => {
    if (isOver || name !== 'DamageNotify') return
    lastMs = performance.now()
    damage.Subtract(noted, 0, 0)
  })
  damage.Create(noted, root, damage.ReportLevel.NonEmpty)
  return { lastMs: () => lastMs }
}

const clientMessage = 33
const longs = 32

/** ICCCM, section 4.2.8.1: a WM_PROTOCOLS message that says WM_DELETE_WINDOW. */
async function closeWindow(client: Client, window: number): Promise<void> {
  const atom = (name: string) => promised<number>((done) => client.InternAtom(false, name, done))
  const message = Buffer.alloc(32)
  message.writeUInt8(clientMessage, 0)
  message.writeUInt8(longs, 1)
  message.writeUInt32LE(window, 4)
  message.writeUInt32LE(await atom('WM_PROTOCOLS'), 8)
  message.writeUInt32LE(await atom('WM_DELETE_WINDOW'), 12)
  client.SendEvent(window, 0, 0, message)
}

/** An answer of the X server as a promise. */
function promised<T>(ask: (done: (error: Error | null | undefined, value: T) => true) => void): Promise<T> {
  return new Promise((resolve, reject) =>
    ask((error, value) => {
      if (error) reject(error)
      else resolve(value)
      return true // the error is dealt with: the library must not emit it again
    }),
  )
}
