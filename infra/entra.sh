#!/usr/bin/env bash
# The registrations in Entra, by somebody who may make them (Application Administrator), with the Azure CLI signed in to the tenant.
#   infra/entra.sh register NAME PAGES-ADDRESS    the registration of API and pages; prints client id and secret
#   infra/entra.sh redirect CLIENT-ID PAGES-ADDRESS   where people come back to after the sign-in, once the address is known
#   infra/entra.sh admit CLIENT-ID PRINCIPAL-ID   gives the bot (BOT_PRINCIPAL_ID of `azd env get-values`) its two app roles
#   infra/entra.sh administrator CLIENT-ID USER   makes a person administrator of Coordination
set -euo pipefail
graph=https://graph.microsoft.com/v1.0

# Fixed ids: the same in every tenant, so that running this again changes nothing.
scope=7e0c3f54-6f0c-4a52-9d0f-5b1f64d1a001
admin=7e0c3f54-6f0c-4a52-9d0f-5b1f64d1a002
act_for=7e0c3f54-6f0c-4a52-9d0f-5b1f64d1a003
errands=7e0c3f54-6f0c-4a52-9d0f-5b1f64d1a004

register() {
  local name=$1 address=${2%/} app object
  app=$(az ad app create --display-name "$name" --sign-in-audience AzureADMyOrg --web-redirect-uris "$address/sign-in/callback" --query appId -o tsv)
  object=$(az ad app show --id "$app" --query id -o tsv)
  # Tokens of version 2 have the client id as audience; idtyp tells apps from people.
  az rest --method PATCH --url "$graph/applications/$object" --headers Content-Type=application/json --body @- <<JSON
{
  "identifierUris": ["api://$app"],
  "api": {
    "requestedAccessTokenVersion": 2,
    "oauth2PermissionScopes": [{
      "id": "$scope", "value": "access_as_user", "type": "User", "isEnabled": true,
      "adminConsentDisplayName": "Coordination", "adminConsentDescription": "Use Coordination as the signed-in person",
      "userConsentDisplayName": "Coordination", "userConsentDescription": "Use Coordination as yourself"
    }]
  },
  "optionalClaims": { "accessToken": [{ "name": "idtyp", "essential": false }] },
  "appRoles": [
    { "id": "$admin", "value": "Admin", "displayName": "Administrator", "description": "Creates groups and rosters", "isEnabled": true, "allowedMemberTypes": ["User"] },
    { "id": "$act_for", "value": "ActFor", "displayName": "Act for people", "description": "The bot, for those who write to it", "isEnabled": true, "allowedMemberTypes": ["Application"] },
    { "id": "$errands", "value": "Errands", "displayName": "Carry out errands", "description": "The bot's worker", "isEnabled": true, "allowedMemberTypes": ["Application"] }
  ]
}
JSON
  az ad sp create --id "$app" --only-show-errors >/dev/null 2>&1 || az ad sp show --id "$app" >/dev/null
  echo "ENTRA_CLIENT_ID=$app"
  echo "PAGES_SECRET=$(az ad app credential reset --id "$app" --display-name pages --years 1 --append --query password -o tsv)"
}

# give PRINCIPAL CLIENT-ID ROLE-ID
give() {
  local resource
  resource=$(az ad sp show --id "$2" --query id -o tsv)
  az rest --method POST --url "$graph/servicePrincipals/$resource/appRoleAssignedTo" --headers Content-Type=application/json \
    --body "{\"principalId\":\"$1\",\"resourceId\":\"$resource\",\"appRoleId\":\"$3\"}" >/dev/null
}

case "${1:-}" in
  register) register "$2" "$3" ;;
  redirect) az ad app update --id "$2" --web-redirect-uris "${3%/}/sign-in/callback" ;;
  admit) give "$3" "$2" "$act_for"; give "$3" "$2" "$errands" ;;
  administrator) give "$(az ad user show --id "$3" --query id -o tsv)" "$2" "$admin" ;;
  *) sed -n 's/^#   /  /p' "$0" >&2; exit 2 ;;
esac
