import './zodWithoutEval.ts'
import './theme.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Appearance } from '../shared/domain/appearance.ts'
import { App } from './App.tsx'
import { reportActivity } from './activity.ts'
import { createDesk } from './desk.ts'
import { createI18n } from './i18n/i18n.ts'
import { keepMenu } from './shortcuts/keepMenu.ts'
import { listenForShortcuts } from './shortcuts/listen.ts'
import { createShortcuts } from './shortcuts/registry.ts'
import { createAppearanceStore } from './stores/appearanceStore.ts'
import { createFrame } from './stores/frame.ts'
import { createSessionStore } from './stores/sessionStore.ts'

const desk = createDesk(window.sealdesk)
const session = createSessionStore(desk)
const shortcuts = createShortcuts()

listenForShortcuts(window, shortcuts)
const touched = reportActivity(() => desk.api.vault.touch(), Date.now)
for (const activity of ['keydown', 'pointerdown', 'pointermove', 'wheel'])
  window.addEventListener(activity, touched, { passive: true, capture: true })
void open()

async function open(): Promise<void> {
  // In the right language and theme from the first moment on.
  const remembered = await desk.api.appearance.get().catch(() => Appearance.parse({}))
  const appearance = createAppearanceStore(desk, remembered)
  const i18n = createI18n(remembered.language)
  appearance.subscribe(({ appearance: { language } }) => {
    if (i18n.language !== language) void i18n.changeLanguage(language)
  })
  keepMenu(desk, shortcuts, i18n)
  void session.getState().start()
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no #root')
  createRoot(root).render(
    <StrictMode>
      <App
        desk={desk}
        session={session}
        shortcuts={shortcuts}
        i18n={i18n}
        appearance={appearance}
        frame={createFrame(desk)}
      />
    </StrictMode>,
  )
}
