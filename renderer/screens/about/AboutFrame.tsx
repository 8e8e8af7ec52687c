import { Modal } from 'antd'
import type { ReactNode } from 'react'
import './about.css'

interface AboutFrameProps {
  readonly title: string
  readonly close: () => void
  /** Buttons below, the usual one last. */
  readonly footer: ReactNode[]
  readonly children: ReactNode
}

/** A dialog that is wide enough for the lines of a licence. */
export function AboutFrame({ title, close, footer, children }: AboutFrameProps) {
  return (
    <Modal
      open
      title={title}
      width="min(760px, calc(100vw - 48px))"
      centered
      onCancel={close}
      footer={footer}
    >
      {children}
    </Modal>
  )
}

/** A text of many lines as it is in its file; nothing until it is there. */
export function LongText({
  text,
  className = '',
}: {
  readonly text: string | null
  readonly className?: string
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it.
    <pre className={`about-text ${className}`} tabIndex={0}>
      {text}
    </pre>
  )
}
