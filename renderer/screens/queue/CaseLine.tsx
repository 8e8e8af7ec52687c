import type { TFunction } from 'i18next'
import { memo } from 'react'
import { Severity } from '../../../shared/domain/finding.ts'
import type { CaseRow } from '../../../shared/domain/queue.ts'
import { severityMark } from '../../components/Severity.tsx'
import { DueDate } from './DueDate.tsx'

interface CaseLineProps {
  readonly position: number
  /** Undefined until it has come. */
  readonly row: CaseRow | undefined
  readonly index: number
  readonly top: number
  readonly isCursor: boolean
  /** Null where cases are not marked. */
  readonly isMarked: boolean | null
  /** What the person searches, to be seen where it stands in the row. */
  readonly sought: string
  readonly today: string
  readonly t: TFunction
}

/** The id of a case's row, for the grid to say where its cursor is. */
export const lineId = (position: number) => `case-line-${position}`

/**
 * One case in the list. It has no focus of its own: the grid has it, and the queue's shortcuts are its keys. While a
 * list is scrolled dozens of rows come and go with each frame, so that its parts are plain functions of their row.
 */
export const CaseLine = memo(function CaseLine(props: CaseLineProps) {
  const { position, row, index, top, isCursor, isMarked } = props
  return (
    // biome-ignore lint/a11y: see above and the grid
    <div
      id={lineId(position)}
      className={isCursor ? 'queue-row queue-cursor' : 'queue-row'}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isMarked ?? isCursor}
      data-position={position}
      style={{ transform: `translateY(${top}px)` }}
    >
      {isMarked !== null && (
        <Cell>
          <span className="queue-mark" data-mark aria-hidden>
            {isMarked ? '✓' : ''}
          </span>
        </Cell>
      )}
      {row ? <Cells {...props} row={row} /> : <Cell>…</Cell>}
    </div>
  )
})

function Cells({ row, sought, today, t }: CaseLineProps & { readonly row: CaseRow }) {
  return (
    <>
      <Cell>
        {marking(row.caseNo, sought)}
        {remarkable(row, t)}
      </Cell>
      <Cell>{marking(row.name, sought)}</Cell>
      <Cell>{row.product && marking(row.product, sought)}</Cell>
      <Cell>
        {t(`term.caseState.${row.state}`)}{' '}
        <span className="soft">{t(`queue.levels.level-${row.level}`)}</span>
      </Cell>
      <Cell>{row.assignedTo}</Cell>
      <Cell>{row.decision && t(`term.decision.${row.decision}`)}</Cell>
      <Cell>{findings(row, t)}</Cell>
      <Cell isNumber>{row.doubtful > 0 ? row.doubtful : ''}</Cell>
      <Cell isNumber>{row.toRead > 0 ? row.toRead : ''}</Cell>
      <Cell>
        {row.due && <DueDate due={row.due} today={today} isDecided={row.state === 'decided'} t={t} />}
      </Cell>
    </>
  )
}

interface CellProps {
  readonly isNumber?: boolean
  readonly children: React.ReactNode
}

function Cell({ isNumber, children }: CellProps) {
  return (
    // biome-ignore lint/a11y: see the grid
    <span role="gridcell" className={isNumber ? 'queue-number' : undefined}>
      {children}
    </span>
  )
}

/** That a case is not like the others, in a word each. */
function remarkable({ needsAttention, isAmended }: CaseRow, t: TFunction) {
  return (
    <>
      {needsAttention && (
        <span className="queue-tag queue-attention bad" title={t('queue.attentionHint')}>
          {t('queue.attention')}
        </span>
      )}
      {isAmended && (
        <span className="queue-tag queue-amended warn" title={t('queue.amendedHint')}>
          {t('queue.amended')}
        </span>
      )}
    </>
  )
}

/** A text with what is searched marked in it. */
function marking(text: string, sought: string) {
  const at = sought === '' ? -1 : text.toLowerCase().indexOf(sought)
  if (at < 0) return text
  const end = at + sought.length
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, end)}</mark>
      {text.slice(end)}
    </>
  )
}

function findings({ findings: counts, toRead }: CaseRow, t: TFunction) {
  const found = Severity.options.filter((severity) => counts[severity] > 0)
  // What was not read was not checked: nothing found says nothing then.
  if (found.length === 0) return toRead === 0 && <span className="soft">{t('queue.noFindings')}</span>
  return found.map((severity) => severityMark(severity, counts[severity], t))
}
