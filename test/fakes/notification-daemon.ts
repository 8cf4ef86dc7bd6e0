import { createClient, defineInterface } from 'dbus-native'
import { eventually } from '../platform/eventually'

const NAME = 'org.freedesktop.Notifications'
/** Never queue for a name: whoever has it keeps it. */
const DO_NOT_QUEUE = 4

/** A notification as the desktop shows it. */
export interface Bubble {
  readonly id: number
  /** Who shows it. */
  readonly app: string
  readonly title: string
  readonly body: string
  readonly urgency: 'low' | 'normal' | 'critical'
  /** Keys of what it offers, each followed by its label: `default` is a click anywhere. */
  readonly actions: readonly string[]
}

/** The part of a desktop that shows notifications (https://specifications.freedesktop.org/notification-spec/). */
export interface NotificationDaemon {
  /** Waits until a notification with this title is shown. */
  bubble(title: string): Promise<Bubble>
  /** All that were shown so far. */
  bubbles(): readonly Bubble[]
  /** Clicks on one. */
  click(bubble: Bubble): void
  /** Leaves the bus. */
  leave(): void
}

interface NotifyInput {
  readonly app_name: string
  readonly summary: string
  readonly body: string
  readonly actions: readonly string[]
  readonly hints: { readonly urgency?: number }
}

const urgencies = ['low', 'normal', 'critical'] as const

/** Plays the desktop's notifications on the bus at `address`. */
export async function startNotificationDaemon(address: string): Promise<NotificationDaemon> {
  const bus = createClient({ busAddress: address, authMethods: ['EXTERNAL'], returnBigInt: false })
  const shown: Bubble[] = []
  const daemon = defineInterface({
    name: NAME,
    methods: {
      Notify: {
        in: {
          app_name: 's',
          replaces_id: 'u',
          app_icon: 's',
          summary: 's',
          body: 's',
          actions: 'as',
          hints: 'a{sv}',
          expire_timeout: 'i',
        },
        out: { id: 'u' },
        handler: ({ app_name: app, summary: title, body, actions, hints }: NotifyInput) => {
          const urgency = urgencies[hints.urgency ?? 1] ?? 'normal'
          shown.push({ id: shown.length + 1, app, title, body, urgency, actions })
          return shown.length
        },
      },
      CloseNotification: { in: { id: 'u' }, handler: () => undefined },
      GetCapabilities: { out: { capabilities: 'as' }, handler: () => ['body', 'actions'] },
      GetServerInformation: {
        out: { name: 's', vendor: 's', version: 's', spec_version: 's' },
        handler: () => ({ name: 'fake', vendor: 'Lull', version: '1', spec_version: '1.2' }),
      },
    },
    signals: {
      ActionInvoked: { args: { id: 'u', action_key: 's' } },
      NotificationClosed: { args: { id: 'u', reason: 'u' } },
    },
  })
  await bus.export('/org/freedesktop/Notifications', daemon)
  if ((await bus.requestName(NAME, DO_NOT_QUEUE)) !== 1) throw new Error(`${NAME} has an owner already`)
  return {
    bubble: (title) =>
      eventually(`the notification "${title}"`, () => shown.find((each) => each.title === title), 15_000),
    bubbles: () => [...shown],
    click: ({ id }) => daemon.emit['ActionInvoked']?.(id, 'default'),
    leave: () => bus.connection.end(),
  }
}
