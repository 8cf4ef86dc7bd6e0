import { type ReactNode, useId } from 'react'
import { words } from '../messages/settings'
import controls from '../ui/controls.module.css'
import { Notice } from '../ui/Notice'
import { Section } from '../ui/Section'
import { Switch } from '../ui/Switch'
import styles from './AppSection.module.css'
import type { Desk, Facts } from './desk'
import type { AppRoom } from './groups'
import { ResetAll } from './ResetAll'

interface AppSectionProps {
  readonly rooms: readonly AppRoom[]
  readonly desk: Desk
  readonly facts: Facts | null
}

/** What belongs to the app and this desktop rather than to the engine's rules. */
export function AppSection({ rooms, desk, facts }: AppSectionProps) {
  const shown: Readonly<Record<AppRoom, ReactNode>> = {
    desktop: facts && <StartAtLogin key="desktop" desk={desk} facts={facts} />,
    secrets: facts && <Secrets key="secrets" facts={facts} />,
    transfer: <Transfer key="transfer" desk={desk} />,
    about: facts && <About key="about" facts={facts} />,
  }
  return rooms.map((room) => shown[room])
}

interface OfFacts {
  readonly facts: Facts
}

function StartAtLogin({ desk, facts }: OfFacts & { readonly desk: Desk }) {
  const id = useId()
  return (
    <Section title={words.desktop}>
      <div className={styles.line}>
        <label htmlFor={id}>
          {words.startAtLogin}
          <span className={styles.quiet}>{words.startAtLoginHint}</span>
        </label>
        <Switch id={id} isOn={facts.startsAtLogin} onTurn={(wanted) => void desk.startAtLogin(wanted)} />
      </div>
    </Section>
  )
}

/** Where secrets are kept; a plain warning where no place is safe. */
function Secrets({ facts: { secrets } }: OfFacts) {
  return secrets.kept ? (
    <Section title={words.secrets}>
      <p>{secrets.message}</p>
    </Section>
  ) : (
    <Notice tone="warn" message={words.secretsUnkept} hint={secrets.message} />
  )
}

function Transfer({ desk }: { readonly desk: Desk }) {
  return (
    <Section title={words.transfer}>
      <p className={styles.text}>{words.transferText}</p>
      <div className={styles.buttons}>
        <button type="button" className={controls.button} onClick={() => void desk.importAll()}>
          {words.import}
        </button>
        <button type="button" className={controls.button} onClick={() => void desk.exportAll()}>
          {words.export}
        </button>
        <ResetAll onReset={() => void desk.reset()} />
      </div>
    </Section>
  )
}

function About({ facts: { version, home } }: OfFacts) {
  return (
    <Section title={words.about}>
      <dl className={styles.facts}>
        <dt>{words.versionLabel}</dt>
        <dd>{version}</dd>
        <dt>{words.files}</dt>
        <dd>{home}</dd>
      </dl>
    </Section>
  )
}
