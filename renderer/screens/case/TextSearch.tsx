import { CloseOutlined, DownOutlined, UpOutlined } from '@ant-design/icons'
import { Button, Input, type InputRef } from 'antd'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { usePane } from '../../stores/panesStore.ts'

/** Finds a text in the document of the pane. Enter goes to the next place, Escape closes it. */
export function TextSearch() {
  const { t } = useTranslation()
  const { search } = usePane()
  const { isOpen, text, error, type, step, close } = useStore(search)
  const input = useRef<InputRef>(null)
  useEffect(() => {
    if (isOpen) input.current?.focus({ cursor: 'all' })
  }, [isOpen])
  if (!isOpen) return null
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') step(event.shiftKey ? -1 : 1)
    else if (event.key === 'Escape') close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <search className="text-search" aria-label={t('documents.search.title')}>
      <Input
        ref={input}
        size="small"
        className="text-search-input"
        placeholder={t('documents.search.placeholder')}
        aria-label={t('documents.search.title')}
        value={text}
        onChange={({ target }) => void type(target.value)}
        onKeyDown={press}
      />
      <Found />
      <Button
        type="text"
        size="small"
        icon={<UpOutlined />}
        aria-label={t('documents.search.previous')}
        onClick={() => step(-1)}
      />
      <Button
        type="text"
        size="small"
        icon={<DownOutlined />}
        aria-label={t('documents.search.next')}
        onClick={() => step(1)}
      />
      <Button
        type="text"
        size="small"
        icon={<CloseOutlined />}
        aria-label={t('documents.search.close')}
        onClick={close}
      />
      {error && <ErrorNotice error={error} />}
    </search>
  )
}

function Found() {
  const { t } = useTranslation()
  const { viewer, search } = usePane()
  const { text, hits, at, searched } = useStore(search)
  const pages = useStore(viewer, ({ look }) => look.pages)
  if (text.trim() === '') return <output className="text-search-found" />
  const count = { at: at === null ? 0 : at + 1, count: hits.length }
  return (
    <output className="text-search-found soft">
      {hits.length > 0 && t('documents.search.count', count)}
      {searched !== null && ` ${t('documents.search.searching', { page: searched, pages })}`}
      {hits.length === 0 && searched === null && t('documents.search.none')}
    </output>
  )
}
