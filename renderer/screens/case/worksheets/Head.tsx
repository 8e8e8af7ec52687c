import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { cellTypes, type Draft } from '../../../stores/worksheetDraft.ts'
import { useWorkspace } from '../../../stores/workspace.ts'
import { Cell } from './Grid.tsx'

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
  const types: Partial<Record<string, 'text' | 'date' | 'worth' | 'amount' | 'count' | 'percent'>> =
    cellTypes[draft.kind].head
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
        </div>
      ))}
      {children}
    </div>
  )
}
