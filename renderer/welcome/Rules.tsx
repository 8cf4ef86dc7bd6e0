import type { Settings } from '../../shared/model'
import type { Asks } from '../asks'
import type { Client } from '../connect'
import { words } from '../messages/welcome'
import controls from '../ui/controls.module.css'
import { keepTogether } from '../ui/keep-together'
import { Section } from '../ui/Section'
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
          {settings && rulesOf(settings).map((rule) => <li key={rule}>{keepTogether(rule)}</li>)}
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

function rulesOf(settings: Settings): readonly string[] {
  const { away, battery, busy, focus, hours } = words
  return [away(settings), battery(settings), busy(settings), focus(settings).join(' '), hours(settings)]
}

function StartAtLogin({ client, asks }: RulesProps) {
  const [facts, setFacts] = useAnswer(() => client.app.facts(), asks.ask)
  if (!facts) return null
  const choose = (wanted: boolean) =>
    asks.ask(
      client.app
        .setStartAtLogin({ wanted })
        .then(() => client.app.facts())
        .then(setFacts),
    )
  return (
    <label className={controls.checkLine}>
      <input
        type="checkbox"
        className={controls.check}
        checked={facts.startsAtLogin}
        onChange={({ currentTarget }) => choose(currentTarget.checked)}
      />
      {words.startAtLogin}
    </label>
  )
}
