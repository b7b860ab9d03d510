import { z } from 'zod';
import { missingResource } from '../api/api_error.ts';
import { checkParameters } from '../api/check_parameters.ts';
import {
  formAddress,
  formClearable,
  formEmail,
  formExpand,
  formMetadata,
  formShipping,
  formText,
  mergeMetadata,
} from '../api/form_types.ts';
import { PAGE_PARAMETERS, type Page, page } from '../api/page.ts';
import type { Call, Context } from '../call.ts';
import { identifier } from '../identifier.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Address, Customer } from '../state/customers.ts';

export const CUSTOMER_PARAMETERS = z.strictObject({
  address: z.union([formAddress, z.literal('')]).optional(),
  description: formClearable().optional(),
  email: z.union([formEmail, z.literal('')]).optional(),
  expand: formExpand,
  metadata: formMetadata.optional(),
  name: formClearable(256).optional(),
  phone: formClearable(20).optional(),
  preferred_locales: z.array(formText(10)).optional(),
  shipping: z.union([formShipping, z.literal('')]).optional(),
});

export const CUSTOMER_LIST_PARAMETERS = z.strictObject({
  ...PAGE_PARAMETERS,
  email: formText(512).optional(),
});

export function createCustomer(call: Call): Customer {
  return addCustomer(call, checkParameters(CUSTOMER_PARAMETERS, call.form));
}

export function addCustomer(context: Context, sent: z.output<typeof CUSTOMER_PARAMETERS>): Customer {
  const customer = withChanges(newCustomer(context.sandbox.clock.now()), sent);
  context.sandbox.state.customers.set(customer.id, customer);
  context.emit('customer.created', customer);
  return customer;
}

export function updateCustomer(call: Call): Customer {
  const sent = checkParameters(CUSTOMER_PARAMETERS, call.form);
  const customer = withChanges(findCustomer(call.sandbox, call.id), sent);
  call.sandbox.state.customers.set(customer.id, customer);
  call.emit('customer.updated', customer);
  return customer;
}

/** A deleted customer is returned with its id and `deleted: true` only. */
export function retrieveCustomer(call: Call) {
  checkParameters(z.strictObject({ expand: formExpand }), call.form);
  if (call.sandbox.state.deletedCustomers.has(call.id)) return deletedCustomer(call.id);
  return findCustomer(call.sandbox, call.id);
}

export function deleteCustomer(call: Call) {
  checkParameters(z.strictObject({}), call.form);
  const customer = findCustomer(call.sandbox, call.id);
  call.sandbox.state.customers.delete(customer.id);
  call.sandbox.state.deletedCustomers.add(customer.id);
  call.emit('customer.deleted', customer);
  return deletedCustomer(customer.id);
}

export function listCustomers(call: Call): Page<Customer> {
  const sent = checkParameters(CUSTOMER_LIST_PARAMETERS, call.form);
  const all = [...call.sandbox.state.customers.values()];
  const wanted = sent.email === undefined ? all : all.filter(({ email }) => email === sent.email);
  return page(wanted, '/v1/customers', sent);
}

/** @param param the request's parameter that names the customer; `id` when the path does. */
export function findCustomer(sandbox: Sandbox, id: string, param = 'id'): Customer {
  const customer = sandbox.state.customers.get(id);
  if (!customer) throw missingResource('customer', id, param);
  return customer;
}

const deletedCustomer = (id: string) => ({ id, object: 'customer', deleted: true }) as const;

function newCustomer(created: number): Customer {
  return {
    id: identifier('cus', 14),
    object: 'customer',
    address: null,
    balance: 0,
    created,
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: null,
    invoice_prefix: identifier('', 8).slice(1).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: {},
    name: null,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  };
}

function withChanges(old: Customer, sent: z.output<typeof CUSTOMER_PARAMETERS>): Customer {
  const { address, email, metadata, shipping } = sent;
  return {
    ...old,
    address: address === undefined ? old.address : address === '' ? null : fullAddress(address),
    description: sent.description === undefined ? old.description : sent.description,
    email: email === undefined ? old.email : email || null,
    metadata: mergeMetadata(old.metadata, metadata),
    name: sent.name === undefined ? old.name : sent.name,
    phone: sent.phone === undefined ? old.phone : sent.phone,
    preferred_locales: sent.preferred_locales ?? old.preferred_locales,
    shipping: shipping === undefined ? old.shipping : shipping === '' ? null : fullShipping(shipping),
  };
}

export function fullAddress(sent: z.output<typeof formAddress>): Address {
  const { city = null, country = null, line1 = null, line2 = null } = sent;
  return { city, country, line1, line2, postal_code: sent.postal_code ?? null, state: sent.state ?? null };
}

const fullShipping = (sent: z.output<typeof formShipping>) => ({
  address: fullAddress(sent.address),
  name: sent.name,
  phone: sent.phone ?? null,
});
