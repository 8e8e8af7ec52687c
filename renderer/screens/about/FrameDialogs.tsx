import { useState } from 'react'
import { useShortcuts } from '../../shortcuts/useShortcuts.ts'
import { AboutBox } from './AboutBox.tsx'
import { DiagnosticsBox } from './DiagnosticsBox.tsx'
import { useZoom } from './useZoom.ts'

/** What can be asked for at any time, before the vault is open too. */
export function FrameDialogs() {
  const [open, setOpen] = useState<'about' | 'diagnostics' | null>(null)
  const zoom = useZoom()
  useShortcuts({
    'app.about': () => setOpen('about'),
    'app.diagnostics': () => setOpen('diagnostics'),
    'app.zoomIn': () => zoom(1),
    'app.zoomOut': () => zoom(-1),
    'app.zoomUsual': () => zoom(0),
  })
  const close = () => setOpen(null)
  if (open === 'about') return <AboutBox close={close} showDiagnostics={() => setOpen('diagnostics')} />
  return open === 'diagnostics' ? <DiagnosticsBox close={close} /> : null
}
