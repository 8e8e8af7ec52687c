import { type ClipboardEvent, type KeyboardEvent, useRef } from 'react'
import { pastedRows, stepOf } from './gridKeys.ts'

/** A cell, by the place of its row and the key of its column. */
export interface CellPlace {
  readonly row: number
  readonly key: string
}

/** What of a grid decides where its keys go. */
interface Moved {
  readonly columns: readonly { readonly key: string }[]
  readonly rows: readonly unknown[]
  readonly isReadOnly: boolean
  /** Puts rows of cells there, the first of them at this cell. */
  readonly paste: (row: number, key: string, rows: readonly (readonly string[])[]) => void
  /** Told of the row that the keyboard has come to. */
  readonly onRow?: ((row: number) => void) | undefined
}

/** How the keyboard moves from cell to cell, also to one that is not on the screen yet. */
export function useGridMoves(
  { columns, rows, isReadOnly, paste, onRow }: Moved,
  box: { readonly current: HTMLElement | null },
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
    /** @returns the cell that the keyboard has come to */
    onFocus({ target }: { readonly target: EventTarget }): CellPlace | null {
      const place = placeOf(target)
      if (place) onRow?.(place.row)
      begun.current ??= place?.key ?? null
      return place
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
