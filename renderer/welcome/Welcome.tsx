import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { JobId } from '../../shared/model'
import type { Asks, TroubleStore } from '../asks'
import type { Client } from '../connect'
import { words } from '../messages/welcome'
import type { Mirror } from '../mirror'
import controls from '../ui/controls.module.css'
import { Notice } from '../ui/Notice'
import { Emblem } from './Emblem'
import { FirstJob } from './FirstJob'
import { Rules } from './Rules'
import atBottom from '../ui/bottom.module.css'
import styles from './Welcome.module.css'
import { WhatItDoes } from './WhatItDoes'

interface WelcomeProps {
  readonly client: Client
  readonly mirror: Mirror
  readonly asks: Asks
  readonly trouble: TroubleStore
}

const last = words.steps.length - 1

/** The first three steps: what Lull does, when it may work, and a job to try. */
export function Welcome({ client, mirror, asks, trouble: troubles }: WelcomeProps) {
  const [step, setStep] = useState(0)
  const [firstJob, setFirstJob] = useState<JobId>()
  const { trouble } = useStore(troubles)
  const heading = useHeadingFocus(step)
  const outcome = useStore(mirror, ({ jobs }) => firstJob && jobs.get(firstJob)?.state)
  // Until it has run, the job to try is what comes next.
  const isDoneNext = step < last || outcome === 'succeeded'
  const finish = () => {
    asks.ask(client.app.setWelcomed().then(() => window.close()))
  }
  return (
    <main className={styles.welcome}>
      <header className={styles.header}>
        {step === 0 && <Emblem />}
        <div>
          <p className={styles.step}>{words.stepOf(step + 1, words.steps.length)}</p>
          <h1 ref={heading} tabIndex={-1} className={styles.title}>
            {step === 0 ? words.title : words.steps[step]}
          </h1>
          {step === 0 && <p className={styles.lead}>{words.lead}</p>}
        </div>
      </header>
      {trouble && <Notice tone="bad" {...trouble} />}
      <div className={styles.content}>
        {step === 0 && <WhatItDoes />}
        {step === 1 && <Rules client={client} asks={asks} />}
        {step === last && (
          <FirstJob client={client} mirror={mirror} asks={asks} job={firstJob} onAccepted={setFirstJob} />
        )}
      </div>
      <footer className={`${atBottom.bottom} ${styles.footer}`}>
        <progress
          className={styles.progress}
          max={words.steps.length}
          value={step + 1}
          aria-label={words.stepOf(step + 1, words.steps.length)}
        />
        {step > 0 && (
          <button type="button" className={controls.quietButton} onClick={() => setStep(step - 1)}>
            {words.back}
          </button>
        )}
        <button
          type="button"
          className={isDoneNext ? controls.primary : controls.button}
          onClick={step === last ? finish : () => setStep(step + 1)}
        >
          {step === last ? words.done : words.next}
        </button>
      </footer>
    </main>
  )
}

/** At each next step a screen reader begins with its heading. */
function useHeadingFocus(step: number) {
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef(step)
  useEffect(() => {
    if (shown.current !== step) heading.current?.focus()
    shown.current = step
  }, [step])
  return heading
}
