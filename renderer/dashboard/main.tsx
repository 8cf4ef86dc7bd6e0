import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createAsks } from '../asks'
import { connect } from '../connect'
import { createMirror } from '../mirror'
import { visibilityOf } from '../visibility'
import '../ui/theme.css'
import './dashboard.css'
import { Dashboard } from './Dashboard'

const client = connect()
const visibility = visibilityOf(document)
const mirror = createMirror(client, visibility)
const root = document.getElementById('root')
if (!root) throw new Error('the page has no root element')
createRoot(root).render(
  <StrictMode>
    <Dashboard client={client} mirror={mirror} visibility={visibility} {...createAsks(client)} />
  </StrictMode>,
)
