import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createAsks } from '../asks'
import { connect } from '../connect'
import { createMirror } from '../mirror'
import { visibilityOf } from '../visibility'
import '../ui/theme.css'
import { ToClipboard } from '../ui/to-clipboard'
import { Welcome } from './Welcome'

const client = connect()
const mirror = createMirror(client, visibilityOf(document))
const { asks, trouble } = createAsks(client)
const root = document.getElementById('root')
if (!root) throw new Error('the page has no root element')
createRoot(root).render(
  <StrictMode>
    <ToClipboard value={asks.copy}>
      <Welcome client={client} mirror={mirror} asks={asks} trouble={trouble} />
    </ToClipboard>
  </StrictMode>,
)
