import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { useWorkspace } from '../../stores/workspace.ts'

/** The organisation's own words for the promise of confidentiality. */
export function NdaText() {
  const { t } = useTranslation()
  const { training, people } = useWorkspace()
  const { nda, busy, error, setNdaText, dismissError } = useStore(training)
  const [isOpen, setOpen] = useState(false)
  const [form] = Form.useForm<{ text: string }>()
  const save = async ({ text }: { text: string }) => {
    await setNdaText(text.trim() === '' ? null : text)
    if (training.getState().error) return
    setOpen(false)
    await people.getState().load()
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('training.nda.edit')}</Button>
      <Modal
        open={isOpen}
        title={t('training.nda.edit')}
        okText={t('training.nda.save')}
        cancelText={t('app.cancel')}
        confirmLoading={busy}
        onOk={form.submit}
        onCancel={() => setOpen(false)}
        width={640}
        centered
        destroyOnHidden
      >
        {error && <ErrorNotice error={error} onClose={dismissError} />}
        <Form form={form} layout="vertical" initialValues={{ text: nda?.text ?? '' }} onFinish={save}>
          <Form.Item name="text" label={t('training.nda.own')} extra={t('training.nda.editHint')}>
            <Input.TextArea autoFocus rows={12} maxLength={20_000} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  )
}
