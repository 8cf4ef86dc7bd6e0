import { useRef } from 'react'
import { useStore } from 'zustand'
import { words } from '../messages/new-job'
import type { Mirror } from '../mirror'
import { Away } from '../ui/Away'
import { DropTarget } from '../ui/DropTarget'
import { Notice } from '../ui/Notice'
import { Beside } from './Beside'
import { lookAt } from './complaints'
import { Folds } from './Folds'
import { Footer } from './Footer'
import type { Form } from './form'
import { FieldGrid } from './FieldGrid'
import { common } from './groups'
import styles from './NewJob.module.css'
import { StartFrom } from './StartFrom'
import { WhatRuns } from './WhatRuns'

/** A job, written without a terminal. */
export function NewJob({ form, mirror }: { readonly form: Form; readonly mirror: Mirror }) {
  const state = useStore(form.state)
  const main = useRef<HTMLElement>(null)
  const looked = lookAt(state.draft)
  const parts = { form, state, looked }

  /** Leads to what is wrong first, when something kept the wish from being asked. */
  const thenShow = async (wish: Promise<void>) => {
    await wish
    main.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }

  return (
    <>
      <main ref={main} className={styles.page}>
        <header className={styles.header}>
          <h1>{state.again === null ? words.title : words.titleAgain(state.again)}</h1>
          <p className={styles.lead}>{words.lead}</p>
          <div className={styles.notices}>
            <Away mirror={mirror} />
            {state.trouble && <Notice tone="bad" {...state.trouble} />}
            {state.note && <Notice tone="plain" message={state.note} />}
          </div>
        </header>
        <div className={styles.form}>
          <StartFrom form={form} />
          <WhatRuns {...parts} />
          <FieldGrid {...parts} paths={common} />
          <Folds {...parts} />
        </div>
        <Beside {...parts} />
      </main>
      <Footer form={form} state={state} thenShow={thenShow} />
      <DropTarget onDrop={form.fillFromPath} />
    </>
  )
}
