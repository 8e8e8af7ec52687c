import { DeleteOutlined } from '@ant-design/icons'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CellType, readCell } from '../../../stores/worksheetDraft.ts'
import { Cell } from './Cell.tsx'
import { type CellPlace, useGridMoves } from './useGridMoves.ts'

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
export function Grid(given: GridProps) {
  const [activeRow, setActiveRow] = useState<number | null>(null)
  const props = { ...given, notes: useWrongSaid(given, activeRow) }
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
  const moves = useGridMoves(props, box, (row) => virtual.scrollToIndex(row))
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
      onFocus={(event) => {
        const place = moves.onFocus(event)
        setActiveRow(place?.row ?? null)
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setActiveRow(null)
      }}
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

/** Cells that cannot be understood, by the row that was typed: of thousands only the one that changes is read anew. */
const wrongCells = new WeakMap<GridRow['cells'], readonly string[]>()

function wrongIn({ cells, type }: GridRow, columns: readonly GridColumn[]): readonly string[] {
  const known = wrongCells.get(cells)
  if (known) return known
  const wrong = columns.filter(
    (column) => readCell(type ?? column.type, cells[column.key] ?? '') === undefined,
  )
  const keys = wrong.map(({ key }) => key)
  wrongCells.set(cells, keys)
  return keys
}

/** The notes with those on what cannot be understood: not of the row that is typed, nobody types a number at one stroke. */
function useWrongSaid(
  { rows, columns, notes }: GridProps,
  activeRow: number | null,
): ReadonlyMap<number, GridNote> {
  const { t } = useTranslation()
  return useMemo(() => {
    const all = new Map(notes)
    for (const [index, row] of rows.entries()) {
      const wrong = index === activeRow ? [] : wrongIn(row, columns)
      if (wrong.length === 0) continue
      const types = columns.filter(({ key }) => wrong.includes(key)).map((column) => row.type ?? column.type)
      const said = types.map((type) => t(`worksheets.wrong.${type === 'date' ? 'date' : 'number'}`))
      const before = notes.get(index)
      all.set(index, {
        cells: [...(before?.cells ?? []), ...wrong],
        text: [...new Set(said), ...(before ? [before.text] : [])].join(' '),
      })
    }
    return all
  }, [rows, columns, notes, activeRow, t])
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
