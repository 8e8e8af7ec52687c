import { ArrowUpOutlined, DeleteOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { KeyHint } from '../../components/Keys.tsx'
import { templateShortcuts } from '../../shortcuts/definitions.ts'
import type { Template } from '../../stores/templatesStore.ts'
import { useWorkspace } from '../../stores/workspace.ts'

/** Remarks that come again and again; the first nine have a key each. */
export function Templates() {
  const { t } = useTranslation()
  const { preferences, templates: store } = useWorkspace()
  const templates = useStore(preferences, (state) => state.preferences.templates)
  const { error, dismissError, remove, raise } = useStore(store)
  /** The one that is edited: its place, or `new`. */
  const [edited, edit] = useState<number | 'new' | null>(null)
  return (
    <section aria-labelledby="settings-templates">
      <h2 id="settings-templates">{t('settings.templates.title')}</h2>
      <p className="soft settings-note">{t('settings.templates.note')}</p>
      {error && <ErrorNotice error={error} onClose={dismissError} />}
      <ol className="templates">
        {templates.map((template, index) => (
          <li key={`${template.name}\n${template.text}`}>
            <span>
              <TemplateKey index={index} />
            </span>
            <span>
              <strong>{template.name}</strong>
              <span className="soft template-text">{template.text}</span>
            </span>
            <Button
              type="text"
              size="small"
              disabled={index === 0}
              icon={<ArrowUpOutlined />}
              aria-label={t('settings.templates.raise', { name: template.name })}
              onClick={() => void raise(index)}
            />
            <Button
              type="text"
              size="small"
              icon={<EditOutlined />}
              aria-label={t('settings.templates.edit', { name: template.name })}
              onClick={() => edit(index)}
            />
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={t('settings.templates.remove', { name: template.name })}
              onClick={() => void remove(index)}
            />
          </li>
        ))}
      </ol>
      <Button icon={<PlusOutlined />} onClick={() => edit('new')}>
        {t('settings.templates.add')}
      </Button>
      {edited !== null && (
        <TemplateForm
          index={edited === 'new' ? null : edited}
          template={edited === 'new' ? undefined : templates[edited]}
          close={() => edit(null)}
        />
      )}
    </section>
  )
}

function TemplateKey({ index }: { readonly index: number }) {
  const id = templateShortcuts[index]
  return id && <KeyHint id={id} />
}

interface TemplateFormProps {
  readonly index: number | null
  readonly template: Template | undefined
  readonly close: () => void
}

function TemplateForm({ index, template, close }: TemplateFormProps) {
  const { t } = useTranslation()
  const { templates } = useWorkspace()
  const busy = useStore(templates, (state) => state.busy)
  const [form] = Form.useForm<Template>()
  const save = async (filled: Template) => {
    await templates.getState().save(index, filled)
    if (templates.getState().error === null) close()
  }
  return (
    <Modal
      open
      title={t('settings.templates.one')}
      okText={t('settings.save')}
      cancelText={t('app.cancel')}
      confirmLoading={busy}
      onOk={form.submit}
      onCancel={close}
    >
      <Form form={form} layout="vertical" initialValues={template} onFinish={(filled) => void save(filled)}>
        <Form.Item
          name="name"
          label={t('settings.templates.name')}
          rules={[{ required: true, whitespace: true, message: t('settings.templates.needed') }]}
        >
          <Input maxLength={40} autoFocus />
        </Form.Item>
        <Form.Item
          name="text"
          label={t('settings.templates.text')}
          rules={[{ required: true, whitespace: true, message: t('settings.templates.needed') }]}
        >
          <Input.TextArea maxLength={2000} autoSize={{ minRows: 3, maxRows: 8 }} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
