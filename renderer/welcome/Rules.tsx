import type { LucideIcon } from 'lucide-react'
import { useId } from 'react'
import type { ReasonCode, Settings } from '../../shared/model'
import type { Asks } from '../asks'
import type { Client } from '../connect'
import { words } from '../messages/welcome'
import { IconLine } from '../ui/IconLine'
import { keepTogether } from '../ui/keep-together'
import { reasonIcons } from '../ui/reason-icons'
import { Section } from '../ui/Section'
import { Switch } from '../ui/Switch'
import { Checks } from './Checks'
import styles from './Rules.module.css'
import { useAnswer } from './use-answer'

interface RulesProps {
  readonly client: Client
  readonly asks: Asks
}

/** The second step: when a job may run, as it is set now, and whether this computer gives all that takes. */
export function Rules({ client, asks }: RulesProps) {
  const [settings] = useAnswer(() => client.settings.get(), asks.ask)
  const [checks] = useAnswer(() => client.machine.doctor(), asks.ask)
  return (
    <>
      <Section title={words.rules}>
        <ul className={styles.rules}>
          {settings &&
            rulesOf(settings).map(([icon, rule]) => (
              <li key={rule}>
                <IconLine icon={icon}>{keepTogether(rule)}</IconLine>
              </li>
            ))}
        </ul>
        <button
          type="button"
          className={styles.change}
          onClick={() => asks.ask(client.app.openPage({ page: 'settings' }))}
        >
          {words.change}
        </button>
      </Section>
      <StartAtLogin client={client} asks={asks} />
      <Checks checks={checks} />
    </>
  )
}

/** Each rule with the picture that its reason has wherever something waits for it. */
function rulesOf(settings: Settings): readonly (readonly [LucideIcon, string])[] {
  const rules: readonly (readonly [ReasonCode, string])[] = [
    ['userActive', words.away(settings)],
    ['batteryLow', words.battery(settings)],
    ['cpuBusy', words.busy(settings)],
    ['inCall', words.focus(settings)],
    ['outsideHours', words.hours(settings)],
  ]
  return rules.filter(([, rule]) => rule !== '').map(([code, rule]) => [reasonIcons[code], rule])
}

function StartAtLogin({ client, asks }: RulesProps) {
  const [facts, setFacts] = useAnswer(() => client.app.facts(), asks.ask)
  const id = useId()
  if (!facts) return null
  const choose = (wanted: boolean) =>
    asks.ask(
      client.app
        .setStartAtLogin({ wanted })
        .then(() => client.app.facts())
        .then(setFacts),
    )
  return (
    <Section title={words.desktop}>
      <div className={styles.login}>
        <label htmlFor={id}>
          {words.startAtLogin}
          <span className={styles.hint}>{words.startAtLoginHint}</span>
        </label>
        <Switch id={id} isOn={facts.startsAtLogin} onTurn={choose} />
      </div>
    </Section>
  )
}
