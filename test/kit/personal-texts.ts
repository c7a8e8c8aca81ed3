/**
 * Texts as people type them into a search, a vote or a ticket. What stands in {braces} tells of a person and must not be kept; what
 * stands in <angles> says what is wrong and must be.
 */
export const personalTexts = `
<ERR_BOT_TIMEOUT> since this morning, call me at {+49 170 1234567}
payslip of {maria lopez} is missing
Payslip of {Maria Lopez} is missing
my name is {Wanjiru Kamau} and <order sync> stopped
Hi, this is {Tunde Adeyemi}, the <report> is empty
{kim.sato@example.com} cannot log in
mail to {kim.sato+test@sub.example.co.uk} bounced with <550 5.1.1>
order {4711-2299} never arrived
order no. {482913} not shipped
Order number {99812} was paid twice
invoice {INV-2024-0012} rejected with <HTTP 422>
ticket {TKT-48213} was closed
run {8f14e45f-ceea-467f-a8d5-2f1c0b7c3a11} failed with <INVALID_SESSION_ID>
flow run id {08585287516438237182} <timed out>
job id {j-99123881} stuck in <queued>
token {ghp_16C7e42F292c6912E7710c838347Ae178B4a} was refused
Authorization: {Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.s5fYxTmW} gives <401>
password is {Sommer2026!} and it still says <AADSTS50126>
pwd={hunter2-77} does not work
my pin is {4821}
card {4111 1111 1111 1111} was charged twice
card {4111-1111-1111-1111} declined
card {5500005555555559} declined with <code 51>
IBAN {DE89 3704 0044 0532 0130 00} not accepted
{GB29NWBK60161331926819} is refused
call {(030) 1234-5678} please
phone {555-123-4567} does not ring
{0170/1234567} is my number
customer {88123456} cannot see the <portal>
account number {10023344} is locked
employee id {E00412233} has no <licence>
<0x80070005> when opening the file
<ORA-01555> snapshot too old in <reconciliation>
<AADSTS50011> reply url does not match
error <404> on the <returns> page
<HTTP 500> after update to <v2.3.1>
<KubeNodeNotReady> on two nodes
<CVE-2021-44228> is in the scan
<RFC-9457> problem details
since <2026-11-24> nothing runs
at <09:30> every day the <export> is empty
<SQLSTATE 42P01> relation does not exist
<KB5034441> fails with <0x80070643>
<TLS 1.2> handshake fails
<Node-RED> flow stops with <ECONNRESET>
<429> too many requests from <Salesforce>
the <payout reconciliation> is <3.25> off
<UTF-8> signs are broken in the <CSV>
<SAP IDoc 51> application document not posted
<E_INVALIDARG> in <Excel> macro
host {192.168.10.44} cannot be reached
from {10.1.2.3} to the <gateway>
{00:1A:2B:3C:4D:5E} is blocked by the <firewall>
{2001:0db8:85a3:0000:0000:8a2e:0370:7334} no route
https://{bob:secret@}intranet.example.com/<login> asks again
https://example.com/<reset>?{user=maria&token=abcdef123456} is dead
Mr {Okonkwo} did not get the <approval>
mrs {garcia} waits for her <refund>
Dr. {Petrov} needs access to <Tableau>
Frau {Schneider} sieht keine <Urlaubstage>
Herr {Müller-Lüdenscheidt} kann sich nicht <anmelden>
dear {Priya}, the <bot> is down
thanks, {Jonas}
regards, {Tomasz Kowalski}
Cheers {Aoife}
colleague {Yusuf} has the same <error>
my manager {Ingrid Svensson} approved the <quote>
user {Xiaoming Zhang} sees <access denied>
new hire {Fatima Benali} has no <laptop>
leave of {sabine} and {thomas} overlaps
{john smith} was paid twice
{JOHN SMITH} WAS PAID TWICE
john's <approval> stuck for {anna-lena}
{stephen o'brien} left but still gets <approvals>
{Jean-Pierre Dubois} has <0> leave days
{Carlos Alberto} reset the <MFA>
employee {Hans von der Heide} is in two <teams>
{Lukas Meier}'s <timesheet> is empty
approval by {katarzyna nowak} pending
{ahmed hassan} says the <export> is slow
ask {Juan} about <returns>
is {elizabeth} in the <approvers> group
{peter} has no <licence> for <Workato>
lead of {sarah connor} routed wrong
{mike} changed the <schedule>
contract {V-2024-99812} cannot be signed
shipment {1Z999AA10123456784} is lost
tracking number {00340434161094042557} unknown
parcel {JD014600003828312345} stuck
booking {BK-77231} shows twice
reservation {XK77129} vanished
purchase order {4500012345} blocked
PO {4500098765} has no <goods receipt>
SO-{20240991} not synced
transaction {TXN-88120034} reversed
payment {pay_1N4aXz2eZvKYlo2C} failed with <card_declined>
correlation id {4f1c9c1e-0b1f-4d2e-9b61-3f4f9a1d2c3b} and <AADSTS700016>
trace id {4bf92f3577b34da6a3ce929d0e0e4736} shows the <timeout>
session {a94a8fe5ccb19ba61c4c0873d391e987982fbbd3} expired
api key is {AKIAIOSFODNN7EXAMPLE}
key {sk_live_4eC39HqLyjWDarjtT1zdP7dc} leaked
slack {xoxb-123456789012-abcdefABCDEF} rejected
secret: {"correct horse battery"} does not match
one-time code: {482913} is not accepted
bearer {mF_9.B5f-4.1JqM} expired
<bearer token> expired for <Salesforce>
<password reset> mail does not come
<token expired> after an hour
<access token> refresh fails with <invalid_grant>
how do I change my <pin>
the <secret> rotation of <Workato>
where is my <order>
<invoice> without <order number>
<customer> record is locked
<account> locked after three tries
<ticket> without answer
<run history> is empty
what is a <run id>
<job> never ends
<employee> onboarding takes days
social security {123-45-6789} shown on the <payslip>
passport number {C01X00T47} on the form
tax id {DE123456789} wrong on <invoice>
VAT {ATU12345678} refused
licence number {B072RRE2I55} unknown
member {00481516} not found
supplier {V0042311} blocked for <payment>
quote {Q-2026-00411} lost its <discount>
return {RMA-55123} not booked
claim {CLM2026001234} denied
document {4900012345} has no <tax code>
batch {20261124-0007} is stuck in <posting>
serial {SN:C02XL0GHJGH5} not in <inventory>
#{48213} is still open
see #{991234} for the <same error>
{+1 (415) 555-2671} is unreachable
{+44 20 7946 0958} rings out
{0049-30-1234567} keeps calling
fax {030 1234568} is dead
mobile {07911 123456} gets no <code>
{1234567890} is my number
reach me on {555.867.5309}
<10.0.19045> after the update
<Windows 11> build <22631>
<Java 17> heap <2048> MB
<port 8443> is closed
<exit code 137>
<signal 9> kills the <worker>
<error 1603> in the installer
<1,250.00> was booked as <1.250>
<5 minutes> then <timeout>
<Q3 2026> numbers are off
<2026-W48> is missing
from <01.11.2026> to <30.11.2026>
<12/24/2026> is no <holiday>
<GB> is not in the list of <countries>
<Power Automate> flow fails
<Google Sheets> node returns <null>
<Service Bus> message is in the <dead letter queue>
<Jira> board is empty
<Jenkins> build is red
<Azure Logic Apps> run is <skipped>
<Kafka> consumer lags
can you tell {Noor Haddad} that <order sync> is down
{noor} fixed it last time
{Ana Ruiz} has the <password vault>
{ana} said to ask here
{ruiz} has it
von {heike braun} kam keine <Freigabe>
{uwe} kann nicht <drucken>
je suis {Amélie Laurent}, le <robot> est en panne
bonjour, {celine} n'a pas reçu la <facture>
{josé garcía} no recibe el <correo>
ich bin {Dagmar} und <SAP> steht
{björn} hat keinen <Zugriff>
{Zoë} has no <badge>
I am {Oluwaseun Bakare} and cannot <sign in>
I'm {Maximilian} from <sales>
name: {Bartholomew Cubbins}
signed {Ngozi}
hello {Svetlana Petrova} the <feed> is late
<mark> all as read does not work
<grant> access to a <folder>
<will> the bot run on <sunday>
<may> I change the <schedule>
<bill> was sent twice
<frank> error text
<summer> time breaks the <schedule>
<max> retries reached
<page> not found
<ray> tracing
<jack> port is loose
<guy> wires
{max mustermann} has no <access>
{frank miller} is locked out
{grace} cannot log in
{Nwachukwu} cannot <log in>
{szczepan brzęczyszczykiewicz} waits for <approval>
order 48291 of {Kaito}
delivered to {Main Street 14, Springfield}
room {B-204} of {Lakshmi} is cold
born on {1987-04-12}
{p.jansen} has no <licence>
user {mjones42} is locked
`
  .trim()
  .split('\n')
