import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useKeyLabel } from '../../components/Keys.tsx'
import type { ShortcutId } from '../../shortcuts/definitions.ts'

interface ToolProps {
  readonly icon: ReactNode
  readonly label: string
  /** What does the same by a key. */
  readonly shortcut: ShortcutId
  readonly isDisabled?: boolean
  /** Whether it is switched on, for a tool that stays so. */
  readonly isOn?: boolean
  readonly run: () => void
}

/** A button that is one sign; what it does, and by which key, is said when it is pointed at. */
export function Tool({ icon, label, shortcut, isDisabled = false, isOn, run }: ToolProps) {
  const key = useKeyLabel(shortcut)
  return (
    <Button
      type={isOn ? 'primary' : 'text'}
      size="small"
      icon={icon}
      aria-label={label}
      aria-pressed={isOn}
      title={key === undefined ? label : `${label} ${key}`}
      disabled={isDisabled}
      onClick={run}
    />
  )
}
