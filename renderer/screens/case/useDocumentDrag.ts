import { type DragEvent, useState } from 'react'
import type { DocumentView } from '../../../shared/domain/view.ts'
import { useWorkspace } from '../../stores/workspace.ts'

/** Where what is dragged would come to lie: before the document of that place, or, one past the last, after all. */
interface Drag {
  readonly from: number
  readonly gap: number
}

/** Neither a path nor a name leaves the window with what is dragged. */
const nothingToTake = 'application/x-sealdesk-document'

/** Another order of the documents by dragging them; keys and each document's menu do the same a place at a time. */
export function useDocumentDrag(documents: readonly DocumentView[], mayMove: boolean) {
  const { show, moveTo } = useWorkspace().documents.getState()
  const [drag, setDrag] = useState<Drag | null>(null)
  const drop = ({ from, gap }: Drag) => {
    const dragged = documents[from]
    if (!dragged) return
    show(dragged.path)
    void moveTo(gap > from ? gap - 1 : gap)
  }
  return {
    gap: drag && drag.gap !== drag.from && drag.gap !== drag.from + 1 ? drag.gap : null,
    handlersOf: (index: number) => ({
      draggable: mayMove,
      onDragStart: ({ dataTransfer }: DragEvent) => {
        dataTransfer.effectAllowed = 'move'
        dataTransfer.setData(nothingToTake, '')
        setDrag({ from: index, gap: index })
      },
      onDragOver: (event: DragEvent) => {
        if (!drag) return
        event.preventDefault()
        const { top, height } = event.currentTarget.getBoundingClientRect()
        const gap = event.clientY < top + height / 2 ? index : index + 1
        if (gap !== drag.gap) setDrag({ ...drag, gap })
      },
      onDrop: (event: DragEvent) => {
        if (!drag) return
        event.preventDefault()
        drop(drag)
      },
      onDragEnd: () => setDrag(null),
    }),
  }
}
