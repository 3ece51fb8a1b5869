// A provider writes an advert, as a person would.

// Fills the form that is open and saves it.
export async function writeAdvert(provider, reference, bedrooms) {
  const { page } = provider
  const fill = { reference, address: `${bedrooms} Teaselgate Rise`, parish: 'Diss', postcode: 'ip224ab', bedrooms: `${bedrooms}`,
    max_people: `${bedrooms * 2}`, floor: '0', rent: `${85 + bedrooms * 12}.50`, service: '5', 'available-day': '28', 'available-month': '11', 'available-year': '2026',
    description: 'A quiet home close to the shops, with a bus stop at the end of the road and a small garden.' }
  const pick = { kind: bedrooms === 1 ? 'flat' : 'house', access: bedrooms === 1 ? 'no_steps' : 'general', garden: 'own', pets: 'yes', parking: 'own', heating: 'gas', epc: 'C', tenure: 'social_rent', label: 'general' }
  for (const [name, value] of Object.entries({ ...fill, ...pick })) {
    const field = page.locator(`main [name="${name}"]`).first()
    const kind = await field.evaluate((one) => (one.tagName === 'SELECT' ? 'select' : one.type))
    if (kind === 'select') await field.selectOption(value)
    else if (kind === 'radio') await page.locator(`main [name="${name}"][value="${value}"]`).check()
    else await field.fill(value)
  }
  await provider.press('Save')
  if ((await provider.words()).includes('There is a problem')) {
    // A rent outside the usual range is confirmed, not hidden.
    const sure = page.locator('main input[name=rent_right]')
    if (await sure.count()) { await sure.check(); await provider.press('Save') }
  }
}

// From the page of an advert that is being written: gives its home a photo, here one of its own drawing.
export async function addPhoto(provider) {
  const { page } = provider
  const buffer = await page.locator('.lintel-picture').screenshot({ type: 'jpeg' })
  await page.getByRole('button', { name: 'Add a photo' }).click()
  await page.waitForLoadState('load')
  await page.locator('#file').setInputFiles({ name: 'front.jpg', mimeType: 'image/jpeg', buffer })
  await page.fill('#alt', 'The front of a brick house with a blue door')
  await provider.press('Save the photo')
  await provider.says('The photo is saved')
}
