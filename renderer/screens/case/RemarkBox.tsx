import { Input, type InputRef, Select } from 'antd'
import { type RefObject, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { isFound } from '../../components/isFound.ts'
import { KeyHint } from '../../components/Keys.tsx'
import { templateShortcuts } from '../../shortcuts/definitions.ts'
import { useShortcuts } from '../../shortcuts/useShortcuts.ts'
import { useWorkspace } from '../../stores/workspace.ts'

/** The remark, written or put together from those that come again and again. */
export function RemarkBox({ inputRef }: { readonly inputRef: RefObject<InputRef | null> }) {
  const { t } = useTranslation()
  const { draft, remark } = useStore(useWorkspace().opinion)
  return (
    <div className="remark">
      <Input.TextArea
        ref={inputRef}
        aria-label={t('opinion.remark')}
        placeholder={draft.decision === 'return' ? t('opinion.returnHint') : t('opinion.remarkHint')}
        maxLength={2000}
        autoSize={{ minRows: 1, maxRows: 4 }}
        value={draft.remark}
        onChange={({ target }) => remark(target.value)}
      />
      <TemplatePicker inputRef={inputRef} />
    </div>
  )
}

/** Ready remarks, found by part of the name, of its pinyin or of the text. */
function TemplatePicker({ inputRef }: { readonly inputRef: RefObject<InputRef | null> }) {
  const { t } = useTranslation()
  const { opinion, preferences } = useWorkspace()
  const templates = useStore(preferences, (state) => state.preferences.templates)
  const select = useRef<{ focus(): void }>(null)
  const insert = (index: number) => {
    const template = templates[index]
    if (!template) return
    opinion.getState().insert(template.text)
    inputRef.current?.focus({ cursor: 'end' })
  }
  const keyed = templateShortcuts.slice(0, templates.length)
  useShortcuts({
    'opinion.template': () => select.current?.focus(),
    ...Object.fromEntries(keyed.map((id, index) => [id, () => insert(index)])),
  })
  return (
    <Select<number | null>
      ref={(element) => {
        select.current = element
      }}
      className="remark-templates"
      aria-label={t('opinion.template')}
      placeholder={
        <>
          <KeyHint id="opinion.template" /> {t('opinion.template')}
        </>
      }
      notFoundContent={templates.length === 0 ? t('opinion.noTemplates') : undefined}
      popupMatchSelectWidth={320}
      showSearch={{
        filterOption: (typed, option) => {
          const template = templates[Number(option?.value)]
          return template !== undefined && isFound(typed, `${template.name} ${template.text}`)
        },
      }}
      defaultActiveFirstOption
      value={null}
      onSelect={(index) => index !== null && insert(index)}
      options={templates.map(({ name }, index) => {
        const key = templateShortcuts[index]
        return {
          value: index,
          label: (
            <span className="remark-template">
              {name} {key && <KeyHint id={key} />}
            </span>
          ),
        }
      })}
    />
  )
}
