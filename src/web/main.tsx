import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { adoptStyles } from './look/adopt-styles.ts'
import { styleNonce } from './look/theme.ts'
import { App } from './shell/app.tsx'
import { noteReturns } from './shell/returned.ts'

// Dialogs lock scrolling with a style of their own; this is where their library looks for the nonce.
Object.assign(globalThis, { __webpack_nonce__: styleNonce() })
adoptStyles()
noteReturns()
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
