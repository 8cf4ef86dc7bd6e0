import { use } from 'react'
import { messages } from '../messages'
import { Hint } from './Hint'
import { keepTogether } from './keep-together'
import { type ShownReason, wordsOf } from './reason-words'
import styles from './ReasonText.module.css'
import { WayToSettings } from './way-to-settings'

/** What is the case, what would change it, and the way to the setting that makes it a reason. */
export function ReasonText({ reason }: { readonly reason: ShownReason }) {
  const openSetting = use(WayToSettings)
  const { message, hint } = wordsOf(reason)
  const { setting } = reason
  return (
    <>
      <p>{keepTogether(message)}</p>
      <p className={styles.hint}>
        <Hint text={hint} />
        {setting !== undefined && openSetting && (
          <>
            {' '}
            <button type="button" className={styles.setting} onClick={() => openSetting(setting)}>
              {messages.changeSetting}
            </button>
          </>
        )}
      </p>
    </>
  )
}
