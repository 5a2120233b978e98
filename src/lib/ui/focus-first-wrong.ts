/** Leads to the first field of a form that is wrong, or group of fields: its message is read out with it. */
import { tick } from 'svelte';

export async function focusFirstWrong(form: HTMLElement): Promise<void> {
  await tick();
  form.querySelector<HTMLElement>('[aria-invalid="true"], [data-wrong]')?.focus();
}
