import { words } from '../messages/new-job'
import controls from '../ui/controls.module.css'
import styles from './Footer.module.css'
import type { Form, FormState } from './form'

interface FooterProps {
  readonly form: Form
  readonly state: FormState
  readonly thenShow: (wish: Promise<void>) => Promise<void>
}

/** What can be done with the job that was written. */
export function Footer({ form, state: { busy, draft }, thenShow }: FooterProps) {
  return (
    <footer className={styles.footer}>
      <label className={`${controls.checkLine} ${styles.now}`} title={words.nowHint}>
        <input
          type="checkbox"
          className={controls.check}
          checked={draft.now}
          aria-description={words.nowHint}
          onChange={(event) => form.wishNow(event.target.checked)}
        />
        <span>{words.now}</span>
      </label>
      <button type="button" className={controls.quietButton} onClick={form.clear}>
        {words.clear}
      </button>
      <button
        type="button"
        className={controls.button}
        disabled={busy !== null}
        onClick={() => void thenShow(form.preview())}
      >
        {busy === 'asking' ? words.asking : words.previewAsk}
      </button>
      <button
        type="button"
        className={controls.primary}
        disabled={busy !== null}
        onClick={() => void thenShow(form.submit())}
      >
        {busy === 'submitting' ? words.submitting : words.submit}
      </button>
    </footer>
  )
}
