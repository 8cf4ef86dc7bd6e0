import { useId } from 'react'
import { words } from '../messages/settings'
import controls from '../ui/controls.module.css'
import { Notice } from '../ui/Notice'
import { Section } from '../ui/Section'
import { Switch } from '../ui/Switch'
import styles from './AppSection.module.css'
import type { Desk, DeskState } from './desk'
import { ResetAll } from './ResetAll'

/** What belongs to the app and this desktop rather than to the engine's rules. */
export function AppSection({ desk, state: { facts } }: { readonly desk: Desk; readonly state: DeskState }) {
  const id = useId()
  return (
    <>
      {facts && (
        <Section title={words.desktop}>
          <div className={styles.line}>
            <label htmlFor={id}>
              {words.startAtLogin}
              <span className={styles.quiet}>{words.startAtLoginHint}</span>
            </label>
            <Switch id={id} isOn={facts.startsAtLogin} onTurn={(wanted) => void desk.startAtLogin(wanted)} />
          </div>
        </Section>
      )}
      {facts && !facts.secrets.kept && (
        <Notice tone="plain" message={words.secretsUnkept} hint={facts.secrets.message} />
      )}
      <Section title={words.transfer}>
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
      {facts && (
        <Section title={words.about}>
          <dl className={styles.facts}>
            <dt>{words.versionLabel}</dt>
            <dd>{facts.version}</dd>
            <dt>{words.files}</dt>
            <dd>{facts.home}</dd>
            <dt>{words.secrets}</dt>
            <dd>{facts.secrets.message}</dd>
          </dl>
        </Section>
      )}
    </>
  )
}
