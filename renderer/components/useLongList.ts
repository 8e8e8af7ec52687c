import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'

interface LongList {
  readonly count: number
  /** In pixels: all rows are as high as each other. */
  readonly rowHeight: number
  /** Told of the first and the last row that are there, whenever these change: what they say can be asked for. */
  readonly show: (first: number, last: number) => void
}

/** Rows above and below the screen that exist as well, so that scrolling does not come upon nothing. */
const overscan = 10

/** A list of any length inside of `scroller`, of which only the rows on the screen exist as elements. */
export function useLongList({ count, rowHeight, show }: LongList) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan,
  })
  const items = virtual.getVirtualItems()
  const first = items.at(0)?.index
  const last = items.at(-1)?.index
  useEffect(() => {
    if (first !== undefined && last !== undefined) show(first, last)
  }, [show, first, last])
  return { scroller, virtual, items, height: virtual.getTotalSize() }
}
