import { DeleteOutlined } from '@ant-design/icons'
import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { type CellType, readCell, tidied } from '../../../stores/worksheetDraft.ts'
import { pastedRows, stepOf } from './gridKeys.ts'

/** A column: the key of its cells, and how wide it is in a line of columns (CSS). */
export interface GridColumn {
  readonly key: string
  readonly label: string
  readonly type: CellType
  readonly width: string
}

/** A row of texts; `label` stands before them. */
export interface GridRow {
  readonly key: string
  readonly cells: Readonly<Record<string, string>>
  readonly label?: ReactNode
  /** What a screen reader says of the row; its number where nothing is said. */
  readonly name?: string
  readonly isSum?: boolean
  /** Whether nothing stands in it so far, to go on in. */
  readonly isNew?: boolean
  /** What a row holds where it is not what its columns hold. */
  readonly type?: CellType
  /** What a cell would come to, where nothing stands in it. */
  readonly computed?: Readonly<Record<string, string>>
}

/** What does not add up in a row, said below it; `cells` are marked. */
export interface GridNote {
  readonly cells: readonly string[]
  readonly text: string
}

/** A cell, by the place of its row and the key of its column. */
export interface CellPlace {
  readonly row: number
  readonly key: string
}

interface GridProps {
  readonly label: string
  /** The table of the worksheet whose rows these are, where rows can be added and removed. */
  readonly table?: string
  readonly columns: readonly GridColumn[]
  readonly rows: readonly GridRow[]
  readonly notes: ReadonlyMap<number, GridNote>
  readonly isReadOnly: boolean
  /** Whether only the rows on the screen exist as elements. */
  readonly isLong?: boolean
  readonly labelWidth?: string
  readonly change: (row: number, key: string, text: string) => void
  /** Puts rows of cells there, the first of them at this cell. */
  readonly paste: (row: number, key: string, rows: readonly (readonly string[])[]) => void
  readonly remove?: (row: number) => void
  readonly onRow?: (row: number) => void
  /** Where the keyboard is to go: each new one is gone to once. */
  readonly wanted?: CellPlace | null
}

const rowHeight = 28
const noteHeight = 22

/** Cells to type into, like a spreadsheet: Enter and the arrows move, several rows can be pasted. */
export function Grid(props: GridProps) {
  const { label, columns, rows, notes, isLong = false, labelWidth, remove, isReadOnly } = props
  const box = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: isLong ? rows.length : 0,
    getScrollElement: () => box.current,
    estimateSize: (index) => rowHeight + (notes.has(index) ? noteHeight : 0),
    overscan: 12,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a note makes its row higher
  useLayoutEffect(() => virtual.measure(), [virtual, notes])
  const moves = useMoves(props, box, (row) => virtual.scrollToIndex(row))
  const { wanted } = props
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each place that is wanted
  useEffect(() => {
    if (wanted) moves.focus(wanted)
  }, [wanted])
  const template = [labelWidth, ...columns.map(({ width }) => width), remove && !isReadOnly && '24px']
    .filter(Boolean)
    .join(' ')
  const shown = isLong ? virtual.getVirtualItems() : rows.map((_, index) => ({ index, start: 0 }))
  return (
    <section
      ref={box}
      className={isLong ? 'sheet-grid sheet-grid-long' : 'sheet-grid'}
      aria-label={label}
      data-table={props.table}
      onKeyDown={moves.onKeyDown}
      onPaste={moves.onPaste}
      onFocus={moves.onFocus}
      onMouseDown={moves.onMouseDown}
    >
      <div className="sheet-row sheet-heads" aria-hidden style={{ gridTemplateColumns: template }}>
        {labelWidth && <span />}
        {columns.map((column) => (
          <span key={column.key} className={`sheet-${column.type}`}>
            {column.label}
          </span>
        ))}
        {remove && !isReadOnly && <span />}
      </div>
      <div className="sheet-body" style={isLong ? { height: virtual.getTotalSize() } : undefined}>
        {shown.map(({ index, start }) => {
          const row = rows[index]
          if (!row) return null
          return (
            <Line
              key={row.key}
              row={row}
              index={index}
              top={isLong ? start : null}
              template={template}
              note={notes.get(index)}
              {...props}
            />
          )
        })}
      </div>
    </section>
  )
}

interface LineProps extends GridProps {
  readonly row: GridRow
  readonly index: number
  readonly top: number | null
  readonly template: string
  readonly note: GridNote | undefined
}

function Line({ row, index, top, template, note, ...grid }: LineProps) {
  const { t } = useTranslation()
  const { columns, labelWidth, label, isReadOnly, change, remove } = grid
  const noteId = `${label} ${row.key}`.replaceAll(/\s/g, '-')
  const name = row.name ?? String(index + 1)
  return (
    <div
      className={top === null ? undefined : 'sheet-line'}
      style={top === null ? undefined : { transform: `translateY(${top}px)` }}
    >
      <div
        className={row.isSum ? 'sheet-row sheet-sum' : 'sheet-row'}
        style={{ gridTemplateColumns: template }}
      >
        {labelWidth && (
          <span className="sheet-label" aria-hidden>
            {row.label ?? name}
          </span>
        )}
        {columns.map((column) => (
          <span key={column.key}>
            <Cell
              at={`${index} ${column.key}`}
              type={row.type ?? column.type}
              label={`${column.label} ${name}`}
              text={row.cells[column.key] ?? ''}
              computed={row.computed?.[column.key]}
              noteId={note?.cells.includes(column.key) ? noteId : undefined}
              isReadOnly={isReadOnly}
              change={(text) => change(index, column.key, text)}
            />
          </span>
        ))}
        {remove && !isReadOnly && (
          <span>
            {!row.isNew && (
              <button
                type="button"
                className="sheet-remove"
                tabIndex={-1}
                aria-label={t('worksheets.removeNamed', { row: name })}
                onClick={() => remove(index)}
              >
                <DeleteOutlined />
              </button>
            )}
          </span>
        )}
      </div>
      {note && (
        <p id={noteId} className="sheet-note warn">
          {note.text}
        </p>
      )}
    </div>
  )
}

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

/** How the keyboard moves from cell to cell, also to one that is not on the screen yet. */
function useMoves(
  { columns, rows, isReadOnly, paste, onRow }: GridProps,
  box: { readonly current: HTMLDivElement | null },
  scrollTo: (row: number) => void,
) {
  /** The column in which the line that is typed was begun. */
  const begun = useRef<string | null>(null)
  const placeOf = (target: EventTarget): CellPlace | null => {
    const at = target instanceof HTMLInputElement ? target.dataset.cell?.split(' ') : undefined
    const [row, key] = at ?? []
    return row === undefined || key === undefined ? null : { row: Number(row), key }
  }
  const focus = ({ row, key }: CellPlace) => {
    const find = () => box.current?.querySelector<HTMLInputElement>(`[data-cell="${row} ${key}"]`)
    const there = find()
    if (there) return there.focus()
    scrollTo(row)
    requestAnimationFrame(() => requestAnimationFrame(() => find()?.focus()))
  }
  return {
    focus,
    /** A line begins where somebody comes to by other ways than from the cell before. */
    onMouseDown() {
      begun.current = null
    },
    onFocus({ target }: { readonly target: EventTarget }) {
      const place = placeOf(target)
      if (place) onRow?.(place.row)
      begun.current ??= place?.key ?? null
    },
    onKeyDown(event: KeyboardEvent) {
      const place = placeOf(event.target)
      if (!place || event.nativeEvent.isComposing || !(event.target instanceof HTMLInputElement)) return
      const { value, selectionStart, selectionEnd } = event.target
      const caret = { length: value.length, from: selectionStart ?? 0, to: selectionEnd ?? 0 }
      const step = stepOf(event.nativeEvent, caret)
      if (!step) return
      if (!step.isNewLine) begun.current = null
      event.preventDefault()
      const column = columns.findIndex(({ key }) => key === place.key) + step.columns
      const key = step.isNewLine ? (begun.current ?? place.key) : columns[column]?.key
      const row = place.row + step.rows
      if (key !== undefined && row >= 0 && row < rows.length) focus({ row, key })
    },
    onPaste(event: ClipboardEvent) {
      const place = placeOf(event.target)
      const pasted = pastedRows(event.clipboardData.getData('text/plain'))
      if (!place || !pasted || isReadOnly) return
      event.preventDefault()
      paste(place.row, place.key, pasted)
    },
  }
}
