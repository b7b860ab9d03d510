export { type ArrivedMail, type MailSandbox, startMailSandbox } from './start_mail_sandbox.ts';
