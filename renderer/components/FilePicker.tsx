import { Button } from 'antd'
import type { PickedFile } from '../../shared/domain/view.ts'
import './filePicker.css'

interface FilePickerProps {
  readonly label: string
  /** Stands where no file is picked. */
  readonly none: string
  readonly pick: () => Promise<PickedFile | null>
  readonly autoFocus?: boolean
  /** Given by the form that it is in. */
  readonly value?: PickedFile | null
  readonly onChange?: (picked: PickedFile | null) => void
}

/** A field of a form: a file, picked in the system's dialog. */
export function FilePicker({ label, none, pick, autoFocus, value, onChange }: FilePickerProps) {
  const choose = async () => {
    const picked = await pick()
    if (picked) onChange?.(picked)
  }
  return (
    <span className="file-picker">
      <Button onClick={choose} autoFocus={autoFocus}>
        {label}
      </Button>
      {value ? <span>{value.name}</span> : <span className="soft">{none}</span>}
    </span>
  )
}
