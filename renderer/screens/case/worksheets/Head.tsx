import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type CellType, cellTypes, type Draft, readCell } from '../../../stores/worksheetDraft.ts'
import { useWorkspace } from '../../../stores/workspace.ts'
import { Cell } from './Cell.tsx'

type HeadKey = 'accountName' | 'from' | 'to' | 'opening' | 'loan' | 'amount' | 'months' | 'rate'

interface HeadProps {
  readonly draft: Draft
  readonly keys: readonly HeadKey[]
  readonly isReadOnly: boolean
  /** What is to be said of a value, below it. */
  readonly remarks?: Partial<Readonly<Record<HeadKey, ReactNode>>>
  readonly children?: ReactNode
}

/** What a worksheet says besides its rows. */
export function Head({ draft, keys, isReadOnly, remarks = {}, children }: HeadProps) {
  const { t } = useTranslation()
  const { change } = useWorkspace().worksheets.getState()
  const types: Partial<Record<string, CellType>> = cellTypes[draft.kind].head
  return (
    <div className="sheet-head">
      {keys.map((key) => (
        <div key={key} className={`sheet-head-cell sheet-head-${key}`}>
          {/* The cell has the label as its name. */}
          <span aria-hidden>{t(`worksheets.head.${key}`)}</span>
          <Cell
            at={`head ${key}`}
            type={types[key] ?? 'text'}
            label={t(`worksheets.head.${key}`)}
            text={draft.head[key] ?? ''}
            computed={undefined}
            noteId={undefined}
            isReadOnly={isReadOnly}
            change={(text) => change((before) => ({ ...before, head: { ...before.head, [key]: text } }))}
          />
          {remarks[key]}
          <Wrong type={types[key] ?? 'text'} text={draft.head[key] ?? ''} />
        </div>
      ))}
      {children}
    </div>
  )
}

/** That a value cannot be understood; hidden while it is typed. */
function Wrong({ type, text }: { readonly type: CellType; readonly text: string }) {
  const { t } = useTranslation()
  if (readCell(type, text) !== undefined) return null
  return (
    <span className="sheet-wrong warn">{t(`worksheets.wrong.${type === 'date' ? 'date' : 'number'}`)}</span>
  )
}
