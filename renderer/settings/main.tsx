import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../without-eval'
import { connect } from '../connect'
import { createMirror } from '../mirror'
import { visibilityOf } from '../visibility'
import '../ui/theme.css'
import { createDesk } from './desk'
import { SettingsPage } from './SettingsPage'

const client = connect()
const mirror = createMirror(client, visibilityOf(document))
const desk = createDesk(client)
// Settings may be changed elsewhere too: whenever the engine is there again, or this window is looked at, they are read anew.
mirror.subscribe((now, before) => {
  if (now.connection === 'live' && before.connection !== 'live') void desk.read()
  if (now.status !== before.status) desk.lookAgain()
})
window.addEventListener('focus', () => void desk.read())
void desk.read()
const root = document.getElementById('root')
if (!root) throw new Error('the page has no root element')
createRoot(root).render(
  <StrictMode>
    <SettingsPage desk={desk} mirror={mirror} />
  </StrictMode>,
)
