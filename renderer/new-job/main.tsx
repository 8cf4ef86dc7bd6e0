import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../without-eval'
import { connect } from '../connect'
import { createMirror } from '../mirror'
import { visibilityOf } from '../visibility'
import '../ui/theme.css'
import { WayToSettings } from '../ui/way-to-settings'
import { beginAsLed } from './begin'
import { createForm } from './form'
import { NewJob } from './NewJob'

const client = connect()
const mirror = createMirror(client, visibilityOf(document))
const form = createForm(client)
void form.readKinds()
beginAsLed(form)
const root = document.getElementById('root')
if (!root) throw new Error('the page has no root element')
createRoot(root).render(
  <StrictMode>
    <WayToSettings value={(setting) => void client.app.openPage({ page: 'settings', setting })}>
      <NewJob form={form} mirror={mirror} />
    </WayToSettings>
  </StrictMode>,
)
