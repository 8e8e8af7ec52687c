import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CellType, readCell, tidied } from '../../../stores/worksheetDraft.ts'

interface CellProps {
  /** Its row and column, by which the keyboard finds it. */
  readonly at: string
  readonly type: CellType
  readonly label: string
  readonly text: string
  readonly computed: string | undefined
  /** What says that it does not add up. */
  readonly noteId: string | undefined
  readonly isReadOnly: boolean
  readonly change: (text: string) => void
}

/** One cell. What cannot be understood is said once the keyboard has left it: nobody types a number at one stroke. */
export function Cell({ at, type, label, text, computed, noteId, isReadOnly, change }: CellProps) {
  const { t } = useTranslation()
  const [isActive, setActive] = useState(false)
  const isWrong = !isActive && readCell(type, text) === undefined
  const isMarked = isWrong || (noteId !== undefined && !isActive)
  const wrong = isWrong ? t(`worksheets.wrong.${type === 'date' ? 'date' : 'number'}`) : undefined
  return (
    <input
      className={isMarked ? `sheet-cell sheet-${type} sheet-marked` : `sheet-cell sheet-${type}`}
      data-cell={at}
      aria-label={label}
      aria-invalid={isMarked || undefined}
      aria-describedby={noteId}
      title={wrong}
      placeholder={computed}
      value={text}
      readOnly={isReadOnly}
      autoComplete="off"
      maxLength={200}
      onChange={({ target }) => change(target.value)}
      onFocus={({ target }) => {
        setActive(true)
        target.select()
      }}
      onBlur={() => {
        setActive(false)
        const tidy = tidied(type, text)
        if (tidy !== text && !isReadOnly) change(tidy)
      }}
    />
  )
}
